import { addDays, dayIn } from '#basics/days.ts'
import { everywhere } from '#basics/reach.ts'
import { type Changed, gathered, unlooked } from '#features/exchange/drafting/actions.ts'
import { sealReleased, sendReceipt } from '#features/exchange/handing/actions.ts'
import { toHand } from '#features/exchange/handing/queries.ts'
import { sendQuick } from '#features/exchange/handing/queue/actions.ts'
import type { ExchangeKindName } from '#features/exchange/kinds/rules.ts'
import { packageActions } from '#features/exchange/packages/actions.ts'
import { findingsOf, leavingItems } from '#features/exchange/packages/queries.ts'
import {
  insertItems,
  insertPackage,
  type NewItem,
  recount,
  setChecked,
  setHanded,
} from '#features/exchange/packages/writing/queries.ts'
import { partnerActions } from '#features/exchange/partners/actions.ts'
import { madeUpPartner } from '#features/exchange/partners/rules.ts'
import { holdPartner } from '#features/exchange/queries.ts'
import { queueActions } from '#features/exchange/queue/actions.ts'
import { findingsIn } from '#features/exchange/scan/actions.ts'
import { lapseOutward } from '#features/messages/outward/actions.ts'
import { allAddresses } from '#features/red-map/links/queries.ts'
import type { Actor, Context } from '#platform/context.ts'
import { cardText, fingerprintOf } from '#platform/exchange/card.ts'
import type { JobWorld } from '#platform/jobs.ts'
import { writeSetting } from '#platform/settings.ts'
import { systemActor } from '#platform/world.ts'
import { demoPeople } from '../affairs.ts'
import { castOf } from '../requests.ts'
import { askedOutside, beginsOutside, givesCode } from './asked.ts'
import { type Extranet, extranetOnce, type Told } from './extranet.ts'
import { layDown } from './short-messages.ts'

type Stage = {
  extranet: Extranet
  keeper: Actor
  releaser: Actor
  /** Somebody, so many days before today at a time of the day; never later than now. */
  when(ago: number, time: string, actor?: Actor): Context
  minutesAgo(minutes: number, actor?: Actor): Context
  world(then: Context): JobWorld
}

/**
 * 摆渡 of the demo institute with an extranet that is only told of: three weeks of packages both ways, requests begun
 * outside, short messages; one package that waits for its second person. All by the code that does it in earnest, at the
 * time at which it would have been; what was read long ago is not looked through again.
 */
export async function loadTwoNetworks(ctx: Context, base: JobWorld): Promise<void> {
  const people = await demoPeople(ctx)
  const [keeper, releaser] = [people.get('zhenggong'), people.get('duoren')]
  // In a smaller institute the secretary of the demo leads a committee.
  const cast = (await castOf(ctx)) ?? (await castOf(ctx, 'duoren'))
  if (!ctx.exchange || !keeper || !releaser || !cast) return
  const stage = stageOf(ctx, base, { keeper, releaser, extranet: await extranetOnce() })
  await join(stage)
  const holder = people.get('dangyuan')?.name ?? cast.secretary.name
  const pass = await givesCode(stage.when(20, '09:30', cast.secretary), cast.organizationId, holder)
  const materials = await wanting(stage, stage.when(20, '04:30'), ['materials'])
  const dawn = (ago: number) => stage.when(ago, '04:30').now
  const firstPasses = await wanting(stage, stage.when(20, '09:31'), ['passes'])
  await released(stage, 20, [...between(materials, new Date(0), dawn(20)), ...firstPasses])
  await hears(stage, stage.when(20, '17:05'))
  await hears(stage, stage.when(15, '08:10'), await looksAtSites(stage.when(16, '10:00')))
  await hears(stage, stage.when(12, '20:15'), [beginsOutside(stage.when(12, '19:40'), pass, 0)])
  await askedOutside(ctx, stage.when(11, '08:50', cast.secretary), cast)
  await stage.extranet.sends(stage.world(stage.when(9, '08:10')), [], { damaged: true })
  await hears(stage, stage.when(9, '10:40'))
  const results = await wanting(stage, stage.when(7, '04:30'), ['requestResults'])
  await released(stage, 7, [...between(materials, dawn(20), dawn(7)), ...results])
  await hears(stage, stage.when(7, '17:30'))
  await queueActions.ask(stage.when(6, '09:40', keeper), undefined)
  await queueActions.agree(stage.when(6, '14:10', releaser), undefined)
  await messagesOfDays(stage, await phones(ctx))
  await givesCode(stage.when(2, '10:20', cast.secretary), cast.organizationId, '驻外项目组联络员')
  await hears(stage, stage.when(1, '12:10'), [beginsOutside(stage.when(1, '11:50'), pass, 1)])
  await messagesOfToday(stage, (await phones(ctx)).slice(10))
  const others = await wanting(stage, stage.when(0, '04:30'), ['passes', 'requestResults'])
  // Texts alone: to take a file apart costs more than all the rest of this, and what is left out goes with the next one.
  const texts = between(materials, dawn(7), ctx.now).filter(({ files }) => files.length === 0)
  await waitsForRelease(stage, [...texts, ...others])
}

function stageOf(
  ctx: Context,
  base: JobWorld,
  known: Pick<Stage, 'extranet' | 'keeper' | 'releaser'>,
): Stage {
  const platform = systemActor('exchange.look')
  const at = (now: Date, actor = platform): Context => ({
    ...ctx,
    ...{ actor, now, reach: everywhere, today: dayIn(now) },
    record: (deed) => ctx.record({ ...deed, by: actor }),
  })
  return {
    ...known,
    when(ago, time, actor) {
      const then = new Date(`${addDays(ctx.today, -ago)}T${time}:00+08:00`)
      return at(then < ctx.now ? then : ctx.now, actor)
    },
    minutesAgo: (minutes, actor) => at(new Date(ctx.now.getTime() - minutes * 60_000), actor),
    // All of it is one transaction with the rest of what is loaded.
    world: (then) => ({ ...base, transaction: (work) => work(then), read: (work) => work(then) }),
  }
}

async function join({ when, keeper, extranet }: Stage): Promise<void> {
  const fingerprint = fingerprintOf(extranet.card)
  const then = when(21, '09:30', keeper)
  await partnerActions.join(then, { name: '星河研究院外网平台', card: cardText(extranet.card), fingerprint })
  await writeSetting(then.db, madeUpPartner, fingerprint, then.now)
}

/** What the other side has not of these kinds, as it stands at the end of what is told here. */
async function wanting({ world }: Stage, then: Context, kinds: ExchangeKindName[]): Promise<Changed[]> {
  const partner = await holdPartner(then)
  return (await gathered(world(then), partner.id, kinds))?.changed ?? []
}

const publishedAt = ({ body }: Changed) => new Date(JSON.parse(body).publishedAt)
/** Of the materials those that were published after one moment and before another. */
const between = (materials: Changed[], from: Date, until: Date) =>
  materials.filter((one) => publishedAt(one) >= from && publishedAt(one) < until)

/** What was put together at night is checked by one, released by another and taken away. */
async function released({ when, keeper, releaser }: Stage, ago: number, changed: Changed[]): Promise<void> {
  const night = when(ago, '04:30', systemActor('exchange.prepare'))
  const partner = await holdPartner(night)
  const id = await drafted(night, changed.map(unlooked))
  const checked = when(ago, '10:05', keeper)
  await setChecked(checked, id)
  const sent = when(ago, '15:20', releaser)
  const number = await sealReleased(sent, partner, { id, whole: {} })
  const subject = { kind: 'exchangePackage', id, name: `第 ${number} 号` }
  const after = { items: changed.length }
  checked.record({ action: 'exchange.checked', subject, after })
  sent.record({ action: 'exchange.released', subject, after })
  await handed(when(ago, '15:21'))
}

async function drafted(night: Context, items: NewItem[]): Promise<number> {
  const partner = await holdPartner(night)
  const id = await insertPackage(night, { partnerId: partner.id, direction: 'out', state: 'draft' })
  await insertItems(night, id, items)
  await recount(night, id)
  const subject = { kind: 'exchangePackage', id, name: `摆渡包（${partner.name}）` }
  night.record({ action: 'exchange.drafted', subject, after: { items: items.length } })
  return id
}

/** Whatever was released lay where the gateway takes it. */
async function handed(then: Context): Promise<void> {
  for (const id of await toHand(then)) {
    await setHanded(then, id)
    then.record({ action: 'exchange.handed', subject: { kind: 'exchangePackage', id, name: `摆渡包 ${id}` } })
  }
}

/** A package of the other side comes; what it told is confirmed to it. */
async function hears({ world, extranet }: Stage, then: Context, told: Told[] = []): Promise<void> {
  await extranet.sends(world(then), told)
  if (await sendReceipt(then)) await handed(then)
}

async function looksAtSites(then: Context): Promise<Told[]> {
  const sites = await allAddresses(then, undefined)
  return sites.slice(0, 4).map(({ name, url }) => ({
    kind: 'siteLinks',
    name,
    body: { url, looks: [{ onDay: then.today, outcome: 'alive', reason: '' }] },
  }))
}

const phones = async ({ db }: Context): Promise<number[]> =>
  (
    await db
      .selectFrom('person')
      .where('phone_sealed', 'is not', null)
      .where('employment', '=', 'employed')
      .where('political_status', '=', 'fullMember')
      .select('id')
      .orderBy('id')
      .limit(20)
      .execute()
  ).map(({ id }) => id)

const receiptOf = (message: string, outcome: string, because: string | null = null): Told => ({
  kind: 'messageReceipts',
  name: '短信回执',
  body: { message, outcome, because },
})

/** Some days ago: nearly all arrived, of one nobody knows; two that waited for a day were told otherwise. */
async function messagesOfDays(stage: Stage, people: number[]): Promise<void> {
  const { when, world } = stage
  const laid = await layDown(when(5, '10:00'), {
    people: people.slice(0, 8),
    type: '学习通知',
    text: '请提前阅读本月学习材料。',
    key: 'study',
  })
  await sendQuick(world(when(5, '10:05')))
  await handed(when(5, '10:05'))
  const outcomes = laid.map((key, at) => {
    if (at === 2) return receiptOf(key, 'failed', '空号或停机')
    return receiptOf(key, at === 5 ? 'unknown' : 'delivered')
  })
  await hears(stage, when(5, '10:40'), outcomes)
  const text = '请核对本支部本月会议安排。'
  await layDown(when(3, '16:00'), { people: people.slice(8, 10), type: '会议安排', text, key: 'plan' })
  await lapseOutward(when(2, '16:05'))
}

/** Today: some are under way, of some it is known that they were sent, the last ones wait. */
async function messagesOfToday(stage: Stage, people: number[]): Promise<void> {
  const { minutesAgo, world } = stage
  const text = '请带学习笔记，提前十分钟到场。'
  const tell = (minutes: number, some: number[], key: string) =>
    layDown(minutesAgo(minutes), { people: some, type: '会议通知', text, key })
  const first = await tell(360, people.slice(0, 3), 'morning')
  await sendQuick(world(minutesAgo(355)))
  await handed(minutesAgo(355))
  await hears(
    stage,
    minutesAgo(300),
    first.slice(0, 2).map((key) => receiptOf(key, 'sent')),
  )
  await tell(70, people.slice(3, 5), 'noon')
  await sendQuick(world(minutesAgo(65)))
  await handed(minutesAgo(65))
  await tell(8, people.slice(5, 7), 'now')
}

/** What is new is looked through and laid down; one has checked it, and another is still to release it. */
async function waitsForRelease({ when, world, releaser }: Stage, changed: Changed[]): Promise<void> {
  const night = when(0, '04:30', systemActor('exchange.prepare'))
  const items: NewItem[] = []
  for (const one of changed) items.push({ ...unlooked(one), findings: await findingsIn(world(night), one) })
  const id = await drafted(night, items)
  const then = when(0, '09:10', releaser)
  for (const { grade, id: findingId } of await findingsOf(then, await itemsOf(then, id)))
    if (grade === 'decide')
      await packageActions.allow(then, { id: findingId, reason: '本来就对外公布的联系方式' })
  await packageActions.check(then, { id })
}

const itemsOf = async (then: Context, packageId: number): Promise<number[]> =>
  (await leavingItems(then, packageId)).map(({ id }) => id)
