import assert from 'node:assert/strict'
import { look, prepare } from '#features/exchange/jobs.ts'
import { pieceBytes } from '#features/library/uploads/rules.ts'
import { notify } from '#features/messages/notify/actions.ts'
import type { Exchange } from '#platform/exchange/exchange.ts'
import type { Wanted } from '#platform/jobs.ts'
import { type Client, type Institute, plantInstitute, startTestApp, type TestApp } from './testing.ts'

/** One of the two installations, with the people who keep its exchange. */
export type Side = {
  app: TestApp
  exchange: Exchange
  institute: Institute
  /** Checks; and another, who releases. */
  checker: Client
  releaser: Client
  /** Does all that waits: later work, and what the clock would do. */
  prepare(): Promise<void>
  look(): Promise<void>
  /** A day goes by, and everybody signs in again. */
  dayLater(): Promise<void>
}

/** Two platforms that do not know each other yet: the intranet and the extranet of one institute. */
export async function twoNetworks(): Promise<{ inside: Side; outside: Side; close(): Promise<void> }> {
  const inside = await sideAlone('intranet')
  const outside = await sideAlone('extranet')
  return {
    inside,
    outside,
    close: async () => {
      await inside.app.close()
      await outside.app.close()
    },
  }
}

/** One of them, whose other side is in the hands of the test. */
export const sideAlone = async (zone: 'intranet' | 'extranet') =>
  sideOf(await startTestApp({ jobs: true, zone }))

async function sideOf(app: TestApp): Promise<Side> {
  const institute = await app.stage(plantInstitute)
  const { organizations } = institute
  const top = { organizationId: organizations.root }
  const run = (job: Wanted<Record<string, never>>) => runJob({ app }, job)
  const people = async () => ({
    checker: await app.as('politicalWorkDepartment', { ...top, name: '核对人' }),
    releaser: await app.as('politicalWorkDepartment', { ...top, name: '放行人' }),
  })
  const side: Side = {
    app,
    exchange: app.world.exchange as Exchange,
    institute,
    ...(await people()),
    prepare: () => run(prepare),
    look: () => run(look),
    async dayLater() {
      app.setClock(25 * 60)
      Object.assign(side, await people())
    },
  }
  return side
}

/** Does a job, and whatever else waits. */
export async function runJob({ app }: Pick<Side, 'app'>, job: Wanted<Record<string, never>>): Promise<void> {
  await app.stage((ctx) => ctx.later(job, {}))
  // What one asks for may be done by another whose turn is over.
  while (await app.world.jobs?.drain());
}

/** Short messages of the intranet go by the other network. */
export const outwardSms = ({ checker }: Side) =>
  checker.call.messages.channels.set({
    channel: 'sms',
    ...{ adapter: 'exchange', enabled: true, settings: { signature: '支部' } },
    ...{ perMinute: 600, perNumberHour: 5, price: 0, reason: '由外网平台发送' },
  })

let told = 0
/** Somebody of 东一支部 is told by short message that something waits for him. */
export const tellBySms = ({ app, institute }: Side, more: object = {}) =>
  app.stage((ctx) =>
    notify(ctx, {
      template: 'affair-waiting',
      to: [{ personId: institute.people.east1.member }],
      facts: { type: '换届请示', number: '0421', title: '关于换届的请示', organization: '东一支部' },
      key: `told-${++told}`,
      urgent: true,
      sms: 'needed',
      ...more,
    }),
  )

/** Each pastes the other's card and types the fingerprint that the other reads aloud. */
export async function joined(inside: Side, outside: Side): Promise<void> {
  for (const [one, other, name] of [
    [inside, outside, '星河研究院外网平台'],
    [outside, inside, '星河研究院内网平台'],
  ] as const) {
    const { card, fingerprint } = await other.checker.call.exchange.state()
    await one.checker.call.exchange.partners.join({ name, card, fingerprint })
  }
}

/** The packages that lie in the folder of what goes out, taken away by the gateway. */
export async function takenAway(side: Side): Promise<{ name: string; bytes: Buffer }[]> {
  const taken: { name: string; bytes: Buffer }[] = []
  for (const { name } of side.exchange.out.list()) {
    const pieces: Buffer[] = []
    for await (const piece of side.exchange.out.read(name)) pieces.push(Buffer.from(piece))
    taken.push({ name, bytes: Buffer.concat(pieces) })
    side.exchange.out.remove(name)
  }
  return taken
}

export async function brought(side: Side, packages: { name: string; bytes: Buffer }[]): Promise<void> {
  for (const { name, bytes } of packages) await side.exchange.in.put(name, ReadableStream.from([bytes]))
}

/** What waits on the intranet is checked by one and released by another. */
export async function released(side: Side): Promise<number | null> {
  const { openPackageId: id } = await side.checker.call.exchange.state()
  if (id === null) return null
  await side.checker.call.exchange.packages.check({ id })
  const { number } = await side.releaser.call.exchange.packages.release({ id })
  await side.app.world.jobs?.drain()
  return number
}

/** Everything once round, and nothing lost: from the inside out, and back. */
export async function once(inside: Side, outside: Side): Promise<void> {
  await inside.prepare()
  await released(inside)
  await brought(outside, await takenAway(inside))
  await outside.look()
  await outside.prepare()
  await brought(inside, await takenAway(outside))
  await inside.look()
}

type Given = { title: string; body?: string; file?: { name: string; bytes: Buffer }; more?: object }
const kinds: Record<string, 'document' | 'picture' | 'video'> = {
  jpg: 'picture',
  png: 'picture',
  mp4: 'video',
}

/** A material written by one and published by the other, as people do it at the desk. */
export async function publish(side: Side, { title, body, file, more }: Given): Promise<number> {
  const { desk } = side.checker.call.library
  const columnId = (await side.checker.call.library.columns()).find(({ key }) => key === 'study')
    ?.id as number
  const uploadId = file ? await bring(side, file) : null
  const kind = file ? (kinds[file.name.split('.').at(-1) as string] ?? 'document') : 'article'
  const { id } = await desk.create({
    ...{ kind, title, columnId, uploadId, sensitivity: 'public' },
    body: file ? null : (body ?? '<p>星河研究院公开的学习文章，供大家阅读。</p>'),
    ...more,
  })
  await desk.submit({ id })
  await side.releaser.call.library.desk.publish({ id })
  return id
}

/** Another version of it, with this text. */
type Change = { title?: string; body?: string; sensitivity?: 'public' | 'internal' }
export async function revise(side: Side, id: number, change: Change): Promise<void> {
  const { desk } = side.checker.call.library
  await desk.revise({ id })
  const { facts, body, address, source } = await desk.get({ id })
  await desk.save({ id, ...facts, body, address, source, changeNote: '修订', ...change })
  await desk.submit({ id })
  await side.releaser.call.library.desk.publish({ id })
}

async function bring(side: Side, { name, bytes }: { name: string; bytes: Buffer }): Promise<number> {
  const { uploads } = side.checker.call.library
  const { id } = await uploads.begin({ name, bytes: bytes.length })
  for (let at = 0; at < bytes.length; at += pieceBytes)
    await uploads.append({
      id,
      offset: at,
      piece: new File([Uint8Array.from(bytes.subarray(at, at + pieceBytes))], 'piece'),
    })
  await side.app.world.jobs?.drain()
  assert.equal((await uploads.get({ id })).state, 'ready', `${name} was not taken`)
  return id
}
