import { DurableObject } from 'cloudflare:workers'
import { goodSessionsOf } from '../src/db/sessions'
import type { PersonId, ResourceId } from '../src/domain/ids'
import { LIVE_CLOSED, LIVE_SESSION_HEADER } from '../src/domain/live'
import { answerWithin } from './deadline'

/** So many pages of one person hear of news; where one more is opened, the oldest gives way. */
const MOST_SOCKETS = 12

/** How often it is looked whether the sessions behind open sockets are still good. */
const REVIEW_MS = 60_000
const D1_PATIENCE_MS = 10_000

/** Which session a socket came with, and when, so that both survive hibernation. */
type Attached = { readonly session: string; readonly since: number }

/**
 * The open pages of one person. It says that something has changed and never what: each page asks
 * for itself again, with its own session, so that no right is judged here. A socket lasts as long as
 * its session; what cannot be checked is closed.
 */
export class Live extends DurableObject<Env> {
  /**
   * One page wants to hear. Its session is looked at after it is among the sockets, so that one that
   * ends meanwhile takes it along.
   */
  override async fetch(request: Request): Promise<Response> {
    const [page, socket] = Object.values(new WebSocketPair()) as [WebSocket, WebSocket]
    this.ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair('ping', 'pong'))
    this.ctx.acceptWebSocket(socket)
    const session = request.headers.get(LIVE_SESSION_HEADER) ?? ''
    socket.serializeAttachment({ session, since: Date.now() } satisfies Attached)
    for (const oldest of this.#sockets().slice(0, -MOST_SOCKETS)) close(oldest, LIVE_CLOSED.crowded)
    await this.ctx.storage.setAlarm(Date.now() + REVIEW_MS)
    await this.review()
    return new Response(null, { status: 101, webSocket: page })
  }

  /** To the pages of these sessions, which were good when what has changed was recorded. */
  async tell(changed: ResourceId, sessions: readonly string[]): Promise<void> {
    const news = JSON.stringify({ changed })
    for (const socket of this.#sockets())
      if (sessions.includes(attachedTo(socket).session)) socket.send(news)
  }

  /** Closes every socket whose session is over, has run out, or was given another token. */
  async review(): Promise<void> {
    const sockets = this.#sockets()
    if (sockets.length === 0) return
    const person = this.ctx.id.name as PersonId
    const reading = goodSessionsOf(this.env.DB, person, Date.now())
    const good = await answerWithin(reading, D1_PATIENCE_MS).catch((error: unknown) => {
      console.warn({ at: person, warning: 'sessions cannot be checked', error: String(error) })
      return new Set<string>()
    })
    for (const socket of sockets)
      if (!good.has(attachedTo(socket).session)) close(socket, LIVE_CLOSED.over)
  }

  /** Never throws, and is armed again first. */
  override async alarm(): Promise<void> {
    try {
      if (this.#sockets().length === 0) return
      await this.ctx.storage.setAlarm(Date.now() + REVIEW_MS)
      await this.review()
    } catch (error) {
      console.error({ at: this.ctx.id.name, failed: 'live', error: String(error) })
    }
  }

  /** Pages say nothing but `ping`, which the platform answers by itself. */
  override webSocketMessage(socket: WebSocket): void {
    close(socket, LIVE_CLOSED.unheard)
  }

  /** The answer that whoever closes waits for; a hibernating socket does not give it by itself. */
  override webSocketClose(socket: WebSocket): void {
    close(socket, LIVE_CLOSED.done)
  }

  override webSocketError(socket: WebSocket, error: unknown): void {
    console.warn({ at: this.ctx.id.name, warning: 'a socket broke', error: String(error) })
    close(socket, LIVE_CLOSED.done)
  }

  /** Those that are open, the oldest first. */
  #sockets(): readonly WebSocket[] {
    return this.ctx
      .getWebSockets()
      .filter(({ readyState }) => readyState === WebSocket.OPEN)
      .sort((one, other) => attachedTo(one).since - attachedTo(other).since)
  }
}

function attachedTo(socket: WebSocket): Attached {
  return (socket.deserializeAttachment() as Attached | null) ?? { session: '', since: 0 }
}

function close(socket: WebSocket, [code, reason]: readonly [number, string]): void {
  try {
    socket.close(code, reason)
  } catch (error) {
    console.warn({ warning: 'a socket was closed before', error: String(error) })
  }
}
