import type { ChannelRow } from '../../db/channels'
import { EVENT_GROUPS } from '../../domain/channel/event-group'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import type { Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { Instant } from '../parts/time'
import { ChannelForm } from './channel-form'
import { CHANNEL_KIND_WORDS } from './channel-kind-words'
import { ChannelState } from './channels-page'

type Props = {
  readonly channel: ChannelRow
  /** A secret that was made just now: the only time it is seen. */
  readonly secret: string | null
  readonly draft: Draft
  readonly problem: Said | null
}

/** One channel: whether it is on, what it hears, its secrets, and how to try it. */
export function ChannelPage({ channel, secret, draft, problem }: Props) {
  const { id, name, kind, offWhy } = channel
  const home = `/admin/channels/${id}`
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/channels', words: 'Channels' }}
        title={name}
        lead={`${CHANNEL_KIND_WORDS[kind]}, ${channel.shown}`}
      />
      <ProblemNotice problem={problem} />
      {secret && (
        <Notice tone="good" title="The new secret, shown this once">
          <CopyLine text={secret} what="the secret" />
        </Notice>
      )}
      {offWhy !== null && (
        <Notice tone="bad" title="Hallpass has turned this channel off">
          <p>{offWhy} Turn it on again where that was a mistake, or give it another address.</p>
        </Notice>
      )}
      <div class="stack">
        <Hears channel={channel} home={home} />
        {kind === 'webhook' && <Secrets channel={channel} home={home} />}
        <h2>Change it</h2>
        <ChannelForm draft={draft} action={home} />
        <ConfirmByName
          draft={draft}
          action={`${home}/retire`}
          title="Retire this channel"
          consequence="Its address and its secrets are forgotten, and what waits for it goes nowhere."
          name={name}
          button={`Retire ${name}`}
        />
      </div>
    </div>
  )
}

type PartProps = { readonly channel: ChannelRow; readonly home: string }

function Hears({ channel, home }: PartProps) {
  const { groups, resources, tag, isActive } = channel
  return (
    <section class="card stack">
      <div class="card-head">
        <h2>What it hears</h2>
        <ChannelState channel={channel} />
      </div>
      <ul>
        {groups.map((group) => (
          <li>{EVENT_GROUPS[group]}</li>
        ))}
      </ul>
      {(resources ?? tag) !== null && (
        <p class="muted">
          Only about resources{resources !== null && ` called ${resources}`}
          {tag !== null && ` with the tag ${tag}`}.
        </p>
      )}
      <div class="actions">
        <a class="btn" data-variant="outline" href={`${home}/deliveries`}>
          Deliveries
        </a>
        <PostButton action={`${home}/test`} variant="outline" disabled={!isActive}>
          Send a test message
        </PostButton>
      </div>
    </section>
  )
}

function Secrets({ channel: { secrets }, home }: PartProps) {
  return (
    <section class="card stack">
      <h2>Secrets</h2>
      <p class="muted small">
        Each message is signed with every secret that is here: make a second one, give it to the
        receiver, and revoke the first.
      </p>
      {secrets.length === 0 && <p>No secret yet: nothing is sent before there is one.</p>}
      <ul class="rows" hidden={secrets.length === 0}>
        {secrets.map(({ id, createdAt }) => (
          <li>
            <div class="row-main">
              <span>
                Made <Instant at={createdAt} />
              </span>
            </div>
            <PostButton
              action={`${home}/secrets/${id}/revoke`}
              variant="danger"
              size="small"
              confirm="Nothing is signed with this secret any more, at once."
            >
              Revoke
            </PostButton>
          </li>
        ))}
      </ul>
      <PostButton action={`${home}/secrets`} disabled={secrets.length >= 2}>
        Make a secret
      </PostButton>
    </section>
  )
}
