import type { ChannelRow } from '../../db/channels'
import { ConfirmByName } from '../parts/confirm-by-name'
import { CopyLine } from '../parts/copy'
import type { Draft } from '../parts/fields'
import { Head } from '../parts/head'
import { KeyRows } from '../parts/key-rows'
import { Notice, ProblemNotice, type Said } from '../parts/notice'
import { PostButton } from '../parts/post-button'
import { useTexts } from '../texts'
import { ChannelForm } from './channel-form'
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
  const texts = useTexts()
  const { id, name, kind, offWhy } = channel
  const home = `/admin/channels/${id}`
  return (
    <div class="narrow">
      <Head
        back={{ href: '/admin/channels', words: texts.shell.channels }}
        title={name}
        lead={`${texts.channels.kinds[kind]}, ${channel.shown}`}
      />
      <ProblemNotice problem={problem} />
      {secret && (
        <Notice tone="good" title={texts.channels.shownOnce}>
          <CopyLine text={secret} what={texts.channels.theSecret} />
        </Notice>
      )}
      {offWhy !== null && (
        <Notice tone="bad" title={texts.channels.hasTurnedOff}>
          <p>{texts.channels.turnOnAgain(texts.told(offWhy))}</p>
        </Notice>
      )}
      <div class="stack">
        <Hears channel={channel} home={home} />
        {kind === 'webhook' && <Secrets channel={channel} home={home} />}
        <h2>{texts.channels.change}</h2>
        <ChannelForm draft={draft} action={home} />
        <ConfirmByName
          draft={draft}
          action={`${home}/retire`}
          title={texts.channels.retire}
          consequence={texts.channels.retireTerms}
          name={name}
          button={texts.parts.retireNamed(name)}
        />
      </div>
    </div>
  )
}

type PartProps = { readonly channel: ChannelRow; readonly home: string }

function Hears({ channel, home }: PartProps) {
  const { channels } = useTexts()
  const { groups, resources, tag, isActive } = channel
  return (
    <section class="card stack">
      <div class="card-head">
        <h2>{channels.hears}</h2>
        <ChannelState channel={channel} />
      </div>
      <ul>
        {groups.map((group) => (
          <li>{channels.groups[group]}</li>
        ))}
      </ul>
      {(resources ?? tag) !== null && <p class="muted">{channels.onlyAbout(resources, tag)}</p>}
      <div class="actions">
        <a class="btn" data-variant="outline" href={`${home}/deliveries`}>
          {channels.deliveries}
        </a>
        <PostButton action={`${home}/test`} variant="outline" disabled={!isActive}>
          {channels.test}
        </PostButton>
      </div>
    </section>
  )
}

function Secrets({ channel: { secrets }, home }: PartProps) {
  const texts = useTexts()
  return (
    <section class="card stack">
      <h2>{texts.channels.secrets}</h2>
      <p class="muted small">{texts.channels.secretsHint}</p>
      {secrets.length === 0 && <p>{texts.channels.noSecretHint}</p>}
      <KeyRows keys={secrets} path={`${home}/secrets`} confirm={texts.channels.confirmRevoke} />
      <PostButton action={`${home}/secrets`} disabled={secrets.length >= 2}>
        {texts.channels.makeSecret}
      </PostButton>
    </section>
  )
}
