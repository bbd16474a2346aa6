import { commands, type Delivered, readSubmitted, submitBody } from './cmpp-codec.ts'
import {
  CmppRefused,
  CmppSession,
  type CmppSettings,
  type CmppTimes,
  NotAsked,
  usualTimes,
} from './cmpp-session.ts'
import { KeptLine, type LineTimes, usualLineTimes } from './kept-line.ts'
import { Pieces, readHeader, readText, wireParts } from './long-sms.ts'
import type { Sms, SmsGateway, SmsListener, SmsOutcome } from './sms-gateway.ts'

type Options = { clock: () => Date; times?: CmppTimes; lineTimes?: LineTimes }

/** A line to a carrier's gateway by CMPP: we connect outwards, replies and receipts come over the same connection. */
export function cmppGateway(settings: CmppSettings, listener: SmsListener, options: Options): SmsGateway {
  const { clock, times = usualTimes, lineTimes = usualLineTimes } = options
  const pieces = new Pieces()
  let reference = 0
  const onDelivered = (what: Delivered) => hear(what, listener, pieces, clock)
  const line = new KeptLine<CmppSession>(
    (onEnd) => CmppSession.open(settings, times, clock(), { onDelivered, onEnd }),
    (error) => error instanceof CmppRefused && error.locked,
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

async function submit(
  session: CmppSession,
  { version, serviceId, account, source }: CmppSettings,
  { to, text, extension }: Sms,
  reference: number,
): Promise<SmsOutcome> {
  if (to.startsWith('+')) return { kind: 'refused', because: '本网关不发往境外号码', again: false }
  const parts = wireParts(text, reference)
  const answers = await Promise.allSettled(
    parts.map(({ total, number, bytes, headed }) => {
      const given = { version, serviceId, account, total, number, headed, to, content: bytes }
      return session.ask(commands.submit, submitBody({ ...given, source: source + extension }))
    }),
  )
  return outcomeOf(answers.map(resultOf))
}

type PartResult = { id: string } | { refused: string; again: boolean } | { lost: string }

function resultOf(answer: PromiseSettledResult<Buffer>): PartResult {
  if (answer.status === 'rejected') {
    const why = answer.reason as Error
    return why instanceof NotAsked ? { refused: why.message, again: true } : { lost: why.message }
  }
  const { id, result } = readSubmitted(answer.value)
  if (result === 0) return { id }
  const because = refusals[result] ?? `网关拒绝（${result}）`
  return { refused: because, again: result === overload }
}

/** Too much at once: later it goes. */
const overload = 8
const refusals: Record<number, string> = {
  1: '消息结构错',
  5: '计费号错',
  6: '信息长度超过网关的限制',
  7: '业务代码错',
  8: '超过网关的流量限制',
  9: '网关不负责服务这个号码',
}

/** Of all parts: sent when all are, refused when none is, otherwise nobody can say what the phone shows. */
export function outcomeOf(parts: PartResult[]): SmsOutcome {
  const ids = parts.flatMap((part) => ('id' in part ? [part.id] : []))
  if (ids.length === parts.length) return { kind: 'sent', ids }
  const lost = parts.find((part) => 'lost' in part)
  if (lost) return { kind: 'unknown', because: lost.lost }
  const refused = parts.find((part) => 'refused' in part)
  if (!refused) return { kind: 'unknown', because: '' }
  if (ids.length > 0) return { kind: 'unknown', because: `只发出一部分：${refused.refused}` }
  return { kind: 'refused', because: refused.refused, again: refused.again }
}

async function hear(
  what: Delivered,
  listener: SmsListener,
  pieces: Pieces,
  clock: () => Date,
): Promise<void> {
  if (what.kind === 'report')
    return listener.onReport({ id: what.receiptOf, delivered: what.state === 'DELIVRD', state: what.state })
  const { id, from, to, coding, headed, content } = what
  const piece = headed ? readHeader(content) : null
  if (!piece) return listener.onReply({ id, from, to, text: readText(content, coding) })
  const text = readText(piece.rest, coding)
  const whole = pieces.add(from, { ...piece, text, id }, clock().getTime())
  if (whole) await listener.onReply({ ...whole, from, to })
}
