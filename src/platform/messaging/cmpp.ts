import {
  type CmppVersion,
  cmppWire,
  connectBody,
  connectCommand,
  readConnected,
  readDeliver,
  readSubmitted,
  submitBody,
  submitCommand,
} from './cmpp-codec.ts'
import { KeptLine, type LineTimes, usualLineTimes } from './kept-line.ts'
import { type Frame, LineSession, SessionRefused, type SessionTimes, usualTimes } from './line-session.ts'
import { Pieces, readHeader, readText, wireParts } from './long-sms.ts'
import { outcomeOf, type PartResult, resultOf, underWay } from './part-results.ts'
import type { Sms, SmsGateway, SmsListener, SmsOutcome } from './sms-gateway.ts'

export type CmppSettings = {
  host: string
  port: number
  /** 企业代码, six characters. */
  account: string
  secret: string
  version: CmppVersion
  serviceId: string
  /** 接入号, to which the extension is added. */
  source: string
  /** Some gateways answer without proving that they know the secret. */
  checkGateway: boolean
}

type Options = { clock: () => Date; times?: SessionTimes; lineTimes?: LineTimes }

/** A line to a carrier's gateway by CMPP: we connect outwards, replies and receipts come over the same connection. */
export function cmppGateway(settings: CmppSettings, listener: SmsListener, options: Options): SmsGateway {
  const { clock, times = usualTimes, lineTimes = usualLineTimes } = options
  const pieces = new Pieces()
  let reference = 0
  const onDelivered = (frame: Frame) => hear(frame, settings.version, listener, pieces, clock)
  const line = new KeptLine<LineSession>(
    (onEnd) =>
      LineSession.open(settings, cmppWire(settings.version), times, { onDelivered, onEnd }, (session) =>
        signIn(session, settings, clock()),
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

async function signIn(
  session: LineSession,
  settings: CmppSettings,
  now: Date,
): Promise<SessionRefused | null> {
  const { body, proof } = connectBody({ ...settings, now })
  const answer = await session.ask(connectCommand, body)
  const { status, genuine } = readConnected(answer.body, proof, settings.secret)
  if (status !== 0) return new SessionRefused(`网关拒绝登录（${status}）`, true)
  return genuine || !settings.checkGateway ? null : new SessionRefused('网关没有证明自己知道密钥', true)
}

async function submit(
  session: LineSession,
  { version, serviceId, account, source }: CmppSettings,
  { to, text, extension }: Sms,
  reference: number,
): Promise<SmsOutcome> {
  if (to.startsWith('+')) return { kind: 'refused', because: '本网关不发往境外号码', again: false }
  const parts = wireParts(text, reference)
  const answers = await Promise.allSettled(
    parts.map(({ total, number, bytes, headed }) => {
      const given = { version, serviceId, account, total, number, headed, to, content: bytes }
      return session.ask(submitCommand, submitBody({ ...given, source: source + extension }))
    }),
  )
  return outcomeOf(answers.map((answer) => resultOf(answer, read)))
}

function read({ body }: Frame): PartResult {
  const { id, result } = readSubmitted(body)
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

async function hear(
  { body }: Frame,
  version: CmppVersion,
  listener: SmsListener,
  pieces: Pieces,
  clock: () => Date,
): Promise<void> {
  const what = readDeliver(body, version)
  if (what.kind === 'report') {
    if (underWay.has(what.state)) return
    return listener.onReport({ id: what.receiptOf, delivered: what.state === 'DELIVRD', state: what.state })
  }
  const { id, from, to, coding, headed, content } = what
  const piece = headed ? readHeader(content) : null
  if (!piece) return listener.onReply({ id, from, to, text: readText(content, coding) })
  const text = readText(piece.rest, coding)
  const whole = pieces.add(from, { ...piece, text, id }, clock().getTime())
  if (whole) await listener.onReply({ ...whole, from, to })
}
