/** What the one session of the embedded database cannot show: two programs that send, and one that hears another. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { liveOn } from '#platform/live.ts'
import type { Lines } from '#platform/messaging/lines.ts'
import type { Sms, SmsGateway, SmsOutcome } from '#platform/messaging/sms-gateway.ts'
import { systemWorld, type World } from '#platform/world.ts'
import { type Institute, plantInstitute, startTestApp } from '#src/testing.ts'
import { notify, notifyAll } from './notify/actions.ts'
import { sendDue } from './sending/jobs.ts'

describe('Messages on a real PostgreSQL', () => {
  let app: Awaited<ReturnType<typeof startTestApp>>
  let institute: Institute
  before(async () => {
    app = await startTestApp({ clock: '2026-11-24T04:00:00Z' })
    institute = await app.stage(plantInstitute)
  })
  after(() => app.close())

  let count = 0
  async function queued(many: number): Promise<void> {
    const people = Object.values(institute.people).flatMap((branch) => Object.values(branch))
    await app.stage((ctx) =>
      notifyAll(
        ctx,
        Array.from({ length: many }, () => ({
          template: 'notice' as const,
          to: [{ personId: people[++count % people.length] as number }],
          facts: { type: '会议通知', day: '2026-12-01', text: '请准时参加。' },
          key: `postgres-${count}`,
          sms: 'needed' as const,
        })),
      ),
    )
    await app.world.open.pool.query(
      `insert into message_channel (channel, adapter, enabled, settings, per_minute, per_number_hour, price_milliyuan,
        changed_at, changed_by) values ('sms', 'outbox', true, '{"signature":"支部"}', 60000, 100, 0, now(), '测试')
      on conflict do nothing`,
    )
  }
  const states = async () => {
    const { rows } = await app.world.open.pool.query(
      'select status, count(*)::int as n from message_delivery group by status order by status',
    )
    return Object.fromEntries(rows.map(({ status, n }) => [status, n]))
  }

  /** A program of its own whose gateway does as it is told. */
  function program(send: (sms: Sms) => Promise<SmsOutcome>) {
    const world: World = { ...app.world }
    const gateway = { send } as SmsGateway
    const lines = { gateway: async () => gateway } as unknown as Lines
    return { ...systemWorld(world, '测试'), lines }
  }

  it('two programs that send at once hand over each message once', async () => {
    await queued(120)
    const sent: string[] = []
    const take = async ({ key }: Sms): Promise<SmsOutcome> => {
      await new Promise((resolve) => setTimeout(resolve, 2))
      sent.push(key)
      return { kind: 'sent', ids: [key] }
    }
    await Promise.all([sendDue.run(program(take), {}), sendDue.run(program(take), {})])
    // One may have taken what was left while the other waited.
    await sendDue.run(program(take), {})
    assert.equal(sent.length, 120)
    assert.equal(new Set(sent).size, 120)
    assert.deepEqual(await states(), { sent: 120 })
  })

  it('what was being handed over when the program ended is in doubt, and not sent by the next one', async () => {
    await queued(3)
    const ended = program(async () => {
      throw new Error('the machine stopped')
    })
    await assert.rejects(async () => sendDue.run(ended, {}), /the machine stopped/)
    assert.equal((await states()).sending, 3)
    const sent: string[] = []
    const next = program(async ({ key }) => {
      sent.push(key)
      return { kind: 'sent', ids: [key] }
    })
    await sendDue.run(next, {})
    assert.equal((await states()).sending, 3)
    app.setClock(11)
    await sendDue.run(next, {})
    assert.deepEqual(sent, [])
    const { sending, unknown } = await states()
    assert.deepEqual([sending, unknown], [undefined, 3])
  })

  it('a page open on one program hears at once what is told through another', async () => {
    const personId = institute.people.east1.member
    const member = await app.as('member', { personId })
    const other: World = { ...app.world, open: { ...app.world.open } }
    const response = await member.fetch('/api/inbox/live')
    const reader = response.body?.getReader()
    const heard = async (what: RegExp) => {
      for (let text = ''; !what.test(text); ) {
        const { value, done } = (await reader?.read()) ?? { done: true, value: undefined }
        assert.ok(!done, text)
        text += Buffer.from(value as Uint8Array).toString()
      }
    }
    const { unread } = await member.call.messages.inbox.standing()
    await heard(new RegExp(`"unread":${unread}\\b`))
    await systemWorld(other, '测试').transaction((ctx) =>
      notify(ctx, {
        template: 'notice',
        to: [{ personId }],
        facts: { type: '会议通知', day: '2026-12-01', text: '请准时参加。' },
        key: 'postgres-live',
      }),
    )
    await heard(new RegExp(`"unread":${unread + 1}\\b`))
    await reader?.cancel()
    await liveOn(other.open).close()
    await liveOn(app.world.open).close()
  })
})
