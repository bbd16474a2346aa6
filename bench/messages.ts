/**
 * Telling 10,000 people something, each by inbox and short message: all in one transaction, as whoever tells of a fact
 * does; beside writing as many bare rows. Then sending them, by a gateway that takes everything at once.
 *   node bench/messages.ts               embedded
 *   node bench/messages.ts --postgres    on a PostgreSQL started for it
 */
import { everywhere } from '#basics/reach.ts'
import { notify } from '#features/messages/notify/actions.ts'
import { sendDue } from '#features/messages/sending/jobs.ts'
import { act, systemActor, systemWorld } from '#platform/world.ts'
import { filledGround } from './ground.ts'
import { inTurn, type Measured, once, tableOf } from './measure.ts'

const people = 10_000
const engine = process.argv.includes('--postgres') ? 'postgres' : 'embedded'
const ground = await filledGround(engine, 14_900)
const who = { actor: systemActor('测试'), reach: everywhere }

const ids = (await ground.sql<{ id: number }>('select id from person order by id limit $1', [people])).map(
  ({ id }) => ({ personId: id }),
)
let round = 0
const tell = () =>
  act(ground.world, who, (ctx) =>
    notify(ctx, {
      template: 'notice',
      to: ids,
      facts: { type: '会议通知', day: '2026-12-01', text: '定于2026年12月1日召开全体大会，请准时参加。' },
      link: '/own-meetings',
      key: `bench-${++round}`,
      sms: 'needed',
    }),
  )
const bare = () =>
  ground.sql(
    `create temp table told as select n, 'notice' as kind, repeat('字', 60) as body from generate_series(1, ${people * 2}) n;
    drop table told`,
  )

const measured: Measured[] = []
try {
  const { took, plain } = await inTurn(3, tell, bare)
  measured.push({ name: '10,000 messages queued', took, plain, limit: '≤ 2 s' })
  // So fast that the gateway never waits: what is measured is ours.
  await ground.sql(
    `insert into message_channel (channel, adapter, enabled, settings, per_minute, per_number_hour, price_milliyuan,
      changed_at, changed_by) values ('sms', 'outbox', true, '{"signature":"支部"}', 60000, 100, 0, now(), '测试')`,
  )
  await ground.sql(
    `update message_delivery set status = 'dropped', because = 'not-needed', settled_at = now()
    where status = 'queued' and message_id in (select id from message where key <> $1)`,
    [`bench-${round}`],
  )
  const sent = await once(() => sendDue.run(systemWorld(ground.world, '测试'), {}))
  const [row] = await ground.sql<{ n: number }>(
    `select count(*)::int as n from message_delivery where status = 'sent'`,
  )
  measured.push({ name: `handing over ${row?.n} of them`, took: sent, plain: null, limit: '' })
  console.log(tableOf(measured))
} finally {
  await ground.close()
}
