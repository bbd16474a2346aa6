import { createHash } from 'node:crypto'
import { asE164 } from '#basics/mobile-number.ts'
import { KeptLine, type LineTimes, usualLineTimes } from './kept-line.ts'
import { type Frame, LineSession, SessionRefused, type SessionTimes, usualTimes } from './line-session.ts'
import { Pieces, readHeader, readText, wireParts } from './long-sms.ts'
import { outcomeOf, type PartResult, resultOf, underWay } from './part-results.ts'
import {
  bindBody,
  bindCommand,
  readDeliver,
  readSubmitted,
  smppWire,
  submitBody,
  submitCommand,
} from './smpp-codec.ts'
import type { Sms, SmsGateway, SmsListener, SmsOutcome } from './sms-gateway.ts'

export type SmppSettings = {
  host: string
  port: number
  systemId: string
  secret: string
  systemType?: string
  /** Our number, to which the extension is added. */
  source: string
  /** Numbers of the mainland are written with their country as well. */
  withCountry: boolean
}

type Options = { clock: () => Date; times?: SessionTimes; lineTimes?: LineTimes }
/** An SMSC expects to hear from us more often than a carrier's CMPP gateway does. */
const smppTimes: SessionTimes = { ...usualTimes, idleSeconds: 30, window: 8 }

/** A line to a message centre by SMPP 3.4, as a transceiver: replies and receipts come over the same connection. */
export function smppGateway(settings: SmppSettings, listener: SmsListener, options: Options): SmsGateway {
  const { clock, times = smppTimes, lineTimes = usualLineTimes } = options
  const pieces = new Pieces()
  let reference = 0
  const onDelivered = (frame: Frame) => hear(frame, listener, pieces, clock)
  const line = new KeptLine<LineSession>(
    (onEnd) =>
      LineSession.open(settings, smppWire, times, { onDelivered, onEnd }, (session) =>
        bind(session, settings),
      ),
    (error) => error instanceof SessionRefused && error.locked,
    clock,
    lineTimes,
  )
  return {
    open: () => line.open(),
    close: () => line.close(),
    health: () => line.health(),
    send(sms) {
      reference = (reference + 1) % 256
      const mine = reference
      return line.use((session) => submit(session, settings, sms, mine))
    },
  }
}

async function bind(
  session: LineSession,
  { systemId, secret, systemType }: SmppSettings,
): Promise<SessionRefused | null> {
  const { status } = await session.ask(bindCommand, bindBody({ systemId, password: secret, systemType }))
  return status === 0 ? null : new SessionRefused(`网关拒绝登录（${status}）`, true)
}

async function submit(
  session: LineSession,
  { source, withCountry }: SmppSettings,
  { to, text, extension }: Sms,
  reference: number,
): Promise<SmsOutcome> {
  const number = withCountry ? asE164(to) : to
  const answers = await Promise.allSettled(
    wireParts(text, reference).map(({ bytes, headed }) =>
      session.ask(
        submitCommand,
        submitBody({ source: source + extension, to: number, headed, content: bytes }),
      ),
    ),
  )
  return outcomeOf(answers.map((answer) => resultOf(answer, read)))
}

function read({ status, body }: Frame): PartResult {
  const id = readSubmitted(body)
  if (status === 0) return id ? { id } : { lost: '网关没有给出编号' }
  return { refused: refusals[status] ?? `网关拒绝（${status}）`, again: busy.has(status) }
}

/** Throttled, or its queue is full, or trouble of its own: later it goes. */
const busy = new Set([0x58, 0x14, 0x08])
const refusals: Record<number, string> = {
  8: '网关内部出错',
  10: '接入号不对',
  11: '号码不对',
  20: '网关的队列已满',
  69: '网关没有受理',
  88: '超过网关的流量限制',
}

async function hear(
  { body }: Frame,
  listener: SmsListener,
  pieces: Pieces,
  clock: () => Date,
): Promise<void> {
  const what = readDeliver(body)
  if (!what) return
  if (what.kind === 'report') {
    if (underWay.has(what.state)) return
    return listener.onReport({ id: what.id, delivered: what.state === 'DELIVRD', state: what.state })
  }
  const { from, to, coding, content } = what
  const headed = what.headed ? readHeader(content) : null
  const piece = what.piece ? { ...what.piece, rest: content } : headed
  const id = nameOf(body, clock())
  if (!piece) return listener.onReply({ id, from, to, text: readText(content, coding) })
  const whole = pieces.add(from, { ...piece, text: readText(piece.rest, coding), id }, clock().getTime())
  if (whole) await listener.onReply({ ...whole, from, to })
}

const tenMinutes = 600_000

/**
 * A reply has no name in this protocol: it is what is said, by whom, and about when. The gateway that sends it again
 * does so at once; the person who writes the same a month later means it.
 */
const nameOf = (body: Buffer, now: Date) =>
  createHash('sha256')
    .update(body)
    .update(String(Math.floor(now.getTime() / tenMinutes)))
    .digest('hex')
