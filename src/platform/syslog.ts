import { connect as connectPlain, isIP, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'
import { isNobodys, lookupRefusing } from './addresses.ts'

/** Where lines go: TCP, or TLS whose certificate is vouched for by the system's authorities or by the one given (PEM). */
export type Receiver = { host: string; port: number; tls: boolean; authority: string | null }

export type Sent = { sent: true } | { sent: false; because: string }

const limitSeconds = 15

/** Each message with its length before it (RFC 6587, 3.4.1; RFC 5425): whatever stands in it, it stays one. */
export const framed = (messages: readonly string[]): Buffer =>
  Buffer.concat(
    messages.flatMap((message) => {
      const bytes = Buffer.from(message)
      return [Buffer.from(`${bytes.length} `), bytes]
    }),
  )

/**
 * Sends messages over one connection and waits until the receiver has closed it as well: syslog has no answers, but its
 * end of the connection is closed only after all that was sent has arrived there. Never throws for what happens out there.
 */
export function sendSyslog(to: Receiver, messages: readonly string[]): Promise<Sent> {
  return new Promise((resolve) => {
    if (isIP(to.host) > 0 && isNobodys(to.host)) return resolve(failed('EFORBIDDEN'))
    let socket: Socket
    try {
      socket = connected(to)
    } catch (error) {
      return resolve(failed((error as NodeJS.ErrnoException).code))
    }
    let ended = false
    const settle = (sent: Sent) => {
      clearTimeout(patience)
      socket.destroy()
      resolve(sent)
    }
    const patience = setTimeout(() => settle(failed('ETIMEDOUT')), limitSeconds * 1000)
    socket.on('error', (error: NodeJS.ErrnoException) => settle(failed(error.code)))
    socket.on('end', () => {
      ended = true
    })
    socket.on('close', () => settle(ended && socket.writableFinished ? { sent: true } : failed('ECONNRESET')))
    socket.resume()
    socket.once(to.tls ? 'secureConnect' : 'connect', () => socket.end(framed(messages)))
  })
}

function connected({ host, port, tls, authority }: Receiver): Socket {
  const lookup = lookupRefusing(isNobodys)
  if (!tls) return connectPlain({ host, port, lookup })
  return connectTls({
    host,
    port,
    lookup,
    ...(isIP(host) ? {} : { servername: host }),
    ...(authority ? { ca: authority } : {}),
    minVersion: 'TLSv1.2',
  })
}

const reasons: Record<string, string> = {
  EFORBIDDEN: '这个地址不能用',
  ENOTFOUND: '找不到这个主机名',
  EAI_AGAIN: '域名服务器没有答复',
  ECONNREFUSED: '对方拒绝连接',
  ECONNRESET: '连接中断，不知道对方收到多少',
  EHOSTUNREACH: '网络不通',
  ENETUNREACH: '网络不通',
  ETIMEDOUT: '等待超时，不知道对方收到多少',
  CERT_HAS_EXPIRED: '对方的证书已过期',
  ERR_TLS_CERT_ALTNAME_INVALID: '对方的证书不是发给这个主机名的',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方的证书是自签的，请填写签发它的 CA 证书',
  SELF_SIGNED_CERT_IN_CHAIN: '签发对方证书的 CA 这里不认，请填写 CA 证书',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: '签发对方证书的 CA 这里不认，请填写 CA 证书',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: '签发对方证书的 CA 这里不认，请填写 CA 证书',
  ERR_SSL_WRONG_VERSION_NUMBER: '对方不是 TLS，请核对端口或改用 TCP',
  ERR_OSSL_PEM_NO_START_LINE: 'CA 证书读不出来，请粘贴 PEM 格式的全文',
}

const failed = (code: string | undefined): Sent => ({
  sent: false,
  because: reasons[code ?? ''] ?? code ?? '未知原因',
})
