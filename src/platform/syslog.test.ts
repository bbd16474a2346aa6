import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { afterEach, describe, it } from 'node:test'
import { createAuthority, issueCertificate, pemOf } from './signing/certificates.ts'
import { framed, type Receiver, sendSyslog } from './syslog.ts'
import { type SyslogReceiver, startSyslog } from './testing-syslog.ts'

const now = new Date()
const authority = createAuthority({ organization: '星河研究院', commonName: '星河研究院 CA' }, now)
const identity = (commonName: string) => {
  const { key, certificate } = issueCertificate(authority, { organization: '星河研究院', commonName }, now)
  const pem = createPrivateKey({ key: Buffer.from(key), format: 'der', type: 'pkcs8' })
  return { key: pem.export({ format: 'pem', type: 'pkcs8' }) as string, cert: pemOf(certificate) }
}

describe('Lines sent to a log system', () => {
  let receiver: SyslogReceiver | null = null
  afterEach(async () => {
    await receiver?.close()
    receiver = null
  })
  const start = async (tls: { key: string; cert: string } | null = null) => {
    receiver = await startSyslog(tls)
    return receiver
  }
  const to = (port: number, more: Partial<Receiver> = {}): Receiver => ({
    host: '127.0.0.1',
    port,
    tls: false,
    authority: null,
    ...more,
  })
  const because = async (...args: Parameters<typeof sendSyslog>) => {
    const answer = await sendSyslog(...args)
    return answer.sent ? null : answer.because
  }

  it('arrive whole and apart, whatever stands in them', async () => {
    const { port, messages } = await start()
    const sent = ['第一条\n两行', '12 ', '', 'x'.repeat(300_000)]
    assert.deepEqual(await sendSyslog(to(port), sent), { sent: true })
    assert.deepEqual(messages, sent)
    assert.equal(framed(['汉']).toString(), '3 汉')
  })

  it('are not called sent when the connection is torn before the end', async () => {
    const { port, tearAfter } = await start()
    tearAfter(1)
    assert.match((await because(to(port), ['一', 'y'.repeat(5_000_000)])) ?? '', /连接中断/)
  })

  it('go over TLS to whoever the institute’s authority vouches for, under the name asked for', async () => {
    const { port, messages } = await start(identity('localhost'))
    const there = to(port, { host: 'localhost', tls: true })
    const pem = pemOf(authority.certificate)
    assert.deepEqual(await sendSyslog({ ...there, authority: pem }, ['密']), { sent: true })
    assert.deepEqual(messages, ['密'])
    assert.match((await because(there, ['密'])) ?? '', /CA/)
    assert.match((await because(to(port, { tls: true, authority: pem }), ['密'])) ?? '', /不是发给这个主机名/)
    assert.deepEqual(messages, ['密'])
  })

  it('say why they do not go', async () => {
    const { port, close } = await start()
    assert.match((await because(to(port, { tls: true }), ['一'])) ?? '', /不是 TLS|连接中断|等待超时/)
    await close()
    receiver = null
    assert.equal(await because(to(port), ['一']), '对方拒绝连接')
    assert.equal(await because(to(514, { host: '169.254.169.254' }), ['一']), '这个地址不能用')
    assert.match(
      (await because(to(port, { tls: true, authority: '不是证书' }), ['一'])) ?? '',
      /CA 证书读不出来|拒绝/,
    )
  })
})
