import { createTransport } from 'nodemailer'
import type { SmsOutcome } from './sms-gateway.ts'

/** A server of ours that takes mail. Who signs in does so encrypted or not at all; a relay of the house asks nothing. */
export type MailSettings = {
  host: string
  port: number
  /** Encrypted from the first byte; else as soon as both agree. */
  secure: boolean
  sender: string
  login: { user: string; password: string } | null
}

/** `key`: ours, in the Message-ID: a mail that comes twice is known as one. */
export type Mail = { to: string; subject: string; text: string; key: string }

export type MailGateway = { send(mail: Mail): Promise<SmsOutcome>; close(): void }

const patience = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 }

export function mailGateway({ host, port, secure, sender, login }: MailSettings): MailGateway {
  const transport = createTransport({
    host,
    port,
    secure,
    requireTLS: !secure && login !== null,
    ...(login && { auth: { user: login.user, pass: login.password } }),
    pool: true,
    maxConnections: 2,
    // A mail is words: nothing is fetched from files or addresses for it.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...patience,
  })
  return {
    async send({ to, subject, text, key }) {
      const messageId = `<${key}@${sender.split('@')[1]}>`
      try {
        await transport.sendMail({ from: sender, to, subject, text, messageId })
        return { kind: 'sent', ids: [] }
      } catch (error) {
        return outcomeOf(error as MailFault)
      }
    },
    close: () => transport.close(),
  }
}

/** What nodemailer says of what went wrong. */
type MailFault = Error & {
  code?: string
  originalCode?: string
  timeoutType?: string
  responseCode?: number
  response?: string
}

const reasons: Record<string, string> = {
  EAUTH: '邮件服务器不接受账号或密码',
  ETLS: '邮件服务器不能加密连接',
  EDNS: '找不到邮件服务器',
  ECONNECTION: '邮件服务器没有接通',
  ESOCKET: '邮件服务器没有接通',
  ETIMEDOUT: '邮件服务器没有应答',
}

/** With these the text has not left this machine. */
const neverHandedOver = new Set([
  ...['EAUTH', 'ETLS', 'EDNS', 'EENVELOPE'],
  ...['ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT'],
])

/** The server's no is a no; a line that broke otherwise leaves open whether the mail went. */
function outcomeOf(fault: MailFault): SmsOutcome {
  const { code = '', originalCode = '', timeoutType = '', responseCode, response, message } = fault
  const because = (reasons[code] ?? response ?? message).slice(0, 200)
  // An account or an encryption that does not fit is mended here, not at the recipient's.
  const ours = code === 'EAUTH' || code === 'ETLS'
  if (responseCode) return { kind: 'refused', because, again: ours || responseCode < 500 }
  const certain = [code, originalCode, timeoutType].some((one) => neverHandedOver.has(one))
  return certain ? { kind: 'refused', because, again: code !== 'EENVELOPE' } : { kind: 'unknown', because }
}
