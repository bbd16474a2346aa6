import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { isCertificate } from '#basics/certificate.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { type SyslogReceiver, startSyslog } from '#platform/testing-syslog.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from '#src/testing.ts'
import { forwarding } from '../jobs.ts'
import { isHost, startAfter } from './rules.ts'

describe('Where the receiver is told from', () => {
  it('is on from where it stands, from the first, or from what comes now', () => {
    assert.deepEqual(
      [startAfter('on', 5, 9), startAfter('on', null, 9), startAfter('first', 5, 9), startAfter('now', 5, 9)],
      [5, 9, 0, 9],
    )
  })
  it('is a name or an address, without anything around it', () => {
    for (const good of ['log', 'log.example.cn', '10.1.2.3', '2001:db8::1', '::1'])
      assert.ok(isHost(good), good)
    for (const bad of ['', 'tcp://log', 'log:514', 'log/x', 'a b', '-a', 'a..b']) assert.ok(!isHost(bad), bad)
  })
  it('is vouched for by a whole certificate', () => {
    assert.ok(isCertificate('-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----'))
    assert.ok(!isCertificate('-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----'))
  })
})

describe('The political work department sends the trail on', () => {
  let app: TestApp
  let institute: Institute
  let top: Client
  let receiver: SyslogReceiver
  before(async () => {
    app = await startTestApp()
    institute = await app.stage(plantInstitute)
    top = await app.as('politicalWorkDepartment', { organizationId: institute.organizations.root })
    receiver = await startSyslog()
  })
  after(async () => {
    await receiver.close()
    await app.close()
  })

  const world = () => ({ transaction: app.stage, read: app.stage }) as unknown as JobWorld
  const minute = () => forwarding.run(world(), {})
  const numbers = () => receiver.messages.map((text) => Number(/ id="(\d+)"/.exec(text)?.[1]))
  const wanted = (more: object = {}) => ({
    host: '127.0.0.1',
    port: receiver.port,
    tls: false,
    authority: null,
    enabled: true,
    starting: 'first' as const,
    reason: '接入日志审计系统',
    ...more,
  })
  const write = (count: number) =>
    app.stage(async ({ record }) => {
      for (let id = 1; id <= count; id++)
        record({ action: 'person.corrected', subject: { kind: 'person', id } })
    })

  it('tries the receiver first, and is told why when nobody is there', async () => {
    const { host, port, tls, authority } = wanted()
    assert.deepEqual(await top.call.audit.forwarding.test({ host, port, tls, authority }), {
      sent: true,
      because: null,
    })
    assert.match(
      receiver.messages.splice(0)[0] ?? '',
      /^<110>1 \S+ zhibu\.test zhibu - test - \uFEFF审计记录转发测试$/,
    )
    const nobody = await top.call.audit.forwarding.test({ host, port: 1, tls, authority })
    assert.deepEqual(nobody, { sent: false, because: '对方拒绝连接' })
  })

  it('and from then on every entry arrives once, in order, what was written before as well', async () => {
    assert.equal(await top.call.audit.forwarding.get(), null)
    await write(1100)
    const { waiting } = await top.call.audit.forwarding.set(wanted())
    await minute()
    const all = numbers()
    assert.ok(all.length > waiting)
    assert.deepEqual(
      all,
      all.map((_, index) => index + 1),
    )
    await write(2)
    await minute()
    await minute()
    assert.equal(numbers().length, all.length + 2)
    const { sentTo, waiting: left, failure } = (await top.call.audit.forwarding.get()) ?? assert.fail()
    assert.deepEqual([sentTo, left, failure], [all.length + 2, 0, null])
  })

  it('loses none when the receiver tears the connection, and the trail says when it failed and when it went on', async () => {
    const before = numbers().length
    await write(600)
    receiver.tearAfter(3)
    await minute()
    await minute()
    const { failure, waiting, failedAt } = (await top.call.audit.forwarding.get()) ?? assert.fail()
    assert.match(failure ?? '', /连接中断/)
    assert.equal(failedAt, '2026-11-24T08:00:00.000Z')
    // The one line that says it fails waits too.
    assert.equal(waiting, 601)
    receiver.tearAfter(null)
    await minute()
    await minute()
    const distinct = [...new Set(numbers())]
    assert.deepEqual(
      distinct,
      distinct.map((_, index) => index + 1),
    )
    assert.ok(distinct.length >= before + 602)
    const told = async (action: string) => (await top.call.audit.list({ action })).total
    assert.deepEqual([await told('audit.forwardFailed'), await told('audit.forwardResumed')], [1, 1])
  })

  it('stops it, begins again from now, and is refused an address that is none', async () => {
    await top.call.audit.forwarding.set(wanted({ enabled: false, starting: 'on' }))
    const before = receiver.messages.length
    await write(1)
    await minute()
    assert.equal(receiver.messages.length, before)
    await top.call.audit.forwarding.set(wanted({ starting: 'now' }))
    await minute()
    // Only the line that says so: it was written after.
    assert.match(receiver.messages.at(-1) ?? '', /audit\.forwardSet/)
    assert.equal(receiver.messages.length, before + 1)
    const bad = await top.send('PUT', '/api/audit-forward', wanted({ host: 'tcp://log' }))
    assert.equal(bad.status, 400)
    assert.match(bad.body.message ?? '', /主机/)
  })

  it('which a committee or a department of a part does not', async () => {
    const { east } = institute.organizations
    const committee = await app.as('committee', { organizationId: east })
    assert.equal((await committee.send('GET', '/api/audit-forward')).status, 403)
    const part = await app.as('politicalWorkDepartment', { organizationId: east })
    const refused = await part.send('PUT', '/api/audit-forward', wanted())
    assert.deepEqual([refused.status, refused.code], [403, 'audit-forward-whole-only'])
  })
})
