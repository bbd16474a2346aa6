import { createHash } from 'node:crypto'
import type { OpenDatabase } from '../database.ts'
import { type AliyunSettings, aliyunGateway } from './aliyun-sms.ts'
import { type CmppSettings, cmppGateway } from './cmpp.ts'
import { type HttpSettings, httpGateway } from './http-sms.ts'
import { type MailGateway, type MailSettings, mailGateway } from './mail.ts'
import { type Push, type PushOutcome, type PushSettings, pushTo } from './push.ts'
import { type Robot, type RobotOutcome, tellGroup } from './robots.ts'
import { type SmppSettings, smppGateway } from './smpp.ts'
import type { GatewayHealth, SmsGateway, SmsListener, SmsReply, SmsReport } from './sms-gateway.ts'
import { type TencentSettings, tencentGateway } from './tencent-sms.ts'

/** How short messages leave the house. `outbox`: they do not, they only stand on a page. */
export type LineSettings =
  | { adapter: 'outbox' }
  // To the other network: nobody is asked from here.
  | { adapter: 'exchange' }
  | ({ adapter: 'cmpp' } & CmppSettings)
  | ({ adapter: 'smpp' } & SmppSettings)
  | ({ adapter: 'aliyun' } & AliyunSettings)
  | ({ adapter: 'tencent' } & TencentSettings)
  | ({ adapter: 'http' } & HttpSettings)

/** Who keeps what comes in; named after the adapter. */
export type LineListener = {
  onReply(gateway: string, reply: SmsReply): Promise<void>
  onReport(gateway: string, report: SmsReport): Promise<void>
}

/** The one line for short messages, and the one for mail, that this process keeps; another when the settings are others. */
export class Lines {
  readonly #clock: () => Date
  /** Nothing leaves the house, whatever is set: of the practice world. */
  readonly #inside: boolean
  #listener: LineListener | null = null
  #open: { print: string; gateway: SmsGateway } | null = null
  #mail: { print: string; gateway: MailGateway } | null = null

  constructor(clock: () => Date, inside = false) {
    this.#clock = clock
    this.#inside = inside
  }

  listen(listener: LineListener): void {
    this.#listener = listener
  }

  /** The gateway by these settings: the same settings give the same line. */
  async gateway(asked: LineSettings): Promise<SmsGateway> {
    const settings: LineSettings = this.#inside ? { adapter: 'outbox' } : asked
    const print = printOf(settings)
    if (this.#open?.print === print) return this.#open.gateway
    const before = this.#open
    const gateway = made(settings, this.#hearer(settings.adapter), this.#clock)
    this.#open = { print, gateway }
    await before?.gateway.close()
    gateway.open()
    return gateway
  }

  /** The server for mail by these settings. */
  mail(settings: MailSettings): MailGateway {
    if (this.#inside) return { send: async () => ({ kind: 'sent', ids: [] }), close: () => {} }
    const print = printOf(settings)
    if (this.#mail?.print === print) return this.#mail.gateway
    this.#mail?.gateway.close()
    const gateway = mailGateway(settings)
    this.#mail = { print, gateway }
    return gateway
  }

  /** Writes to a group by its robot: nothing is kept open for that. */
  async group(robot: Robot, text: string): Promise<RobotOutcome> {
    if (this.#inside) return { kind: 'sent' }
    return tellGroup(robot, text, this.#clock())
  }

  /** Tells devices of a person by their browsers' push services: nothing is kept open for that either. */
  async push(settings: PushSettings, push: Push): Promise<PushOutcome> {
    if (this.#inside) return { kind: 'sent', ids: [], told: [], gone: [] }
    return pushTo(settings, push)
  }

  health(): GatewayHealth | null {
    return this.#open?.gateway.health() ?? null
  }

  async close(): Promise<void> {
    await this.#open?.gateway.close()
    this.#open = null
    this.#mail?.gateway.close()
    this.#mail = null
  }

  #hearer(name: string): SmsListener {
    const listener = () => {
      if (!this.#listener) throw new Error('nobody keeps what comes in')
      return this.#listener
    }
    return {
      onReply: async (reply) => listener().onReply(name, reply),
      onReport: async (report) => listener().onReport(name, report),
    }
  }
}

const printOf = (settings: object) => createHash('sha256').update(JSON.stringify(settings)).digest('hex')

function made(settings: LineSettings, listener: SmsListener, clock: () => Date): SmsGateway {
  if (settings.adapter === 'cmpp') return cmppGateway(settings, listener, { clock })
  if (settings.adapter === 'smpp') return smppGateway(settings, listener, { clock })
  if (settings.adapter === 'aliyun') return aliyunGateway(settings, clock)
  if (settings.adapter === 'tencent') return tencentGateway(settings, clock)
  if (settings.adapter === 'http') return httpGateway(settings, clock)
  return outbox(clock)
}

/** Takes everything and sends nothing: what would have been sent stands on the outbox page. */
function outbox(clock: () => Date): SmsGateway {
  const health: GatewayHealth = { state: 'ready', because: '', since: clock() }
  return {
    send: async ({ key }) => ({ kind: 'sent', ids: [`outbox-${key}`] }),
    health: () => health,
    open: () => {},
    close: async () => {},
  }
}

const known = new WeakMap<OpenDatabase, Lines>()

/** The lines of whoever works on this database. */
export function linesOn(open: OpenDatabase, clock: () => Date): Lines {
  const found = known.get(open) ?? new Lines(clock)
  known.set(open, found)
  return found
}

/** Whoever works on this database reaches nobody: short messages, mail, groups and devices stay in the house. */
export function keepInside(open: OpenDatabase, clock: () => Date): void {
  known.set(open, new Lines(clock, true))
}
