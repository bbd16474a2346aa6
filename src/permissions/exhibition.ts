/** How the endpoints of exhibitions are asked: see sample.ts. Each is of 东区, for its people alone. */
import sharp from 'sharp'
import { insertPicture, insertRenditions } from '#features/exhibition/pictures/queries.ts'
import { keepFile } from '#platform/stored-files.ts'
import { of, reason, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

const facts = { title: '东一展览', sensitivity: 'public' } as const
const hall = { title: '东一展厅', theme: 'foundation' } as const
const exhibit = { kind: 'board', size: 'medium', title: '东一展品', text: '说明' } as const

const png = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#842' } })
    .png({ compressionLevel: 1 })
    .toBuffer()

const fileOf = (bytes: Buffer) => new File([new Uint8Array(bytes)], 'p.png', { type: 'image/png' })

type Desk = Awaited<ReturnType<Stage['top']['call']['exhibition']['desk']['get']>>
const call = ({ top }: Stage) => top.call.exhibition

const east = ({ institute }: Stage) => institute.organizations.east
const fresh = (stage: Stage) =>
  call(stage).desk.create({ ...facts, organizationId: east(stage), audienceId: east(stage) })

async function withHall(stage: Stage) {
  const { id } = await fresh(stage)
  const { halls } = await call(stage).halls.add({ id, ...hall })
  return { id, hallId: halls[0]?.id as number }
}
async function withExhibit(stage: Stage) {
  const { id, hallId } = await withHall(stage)
  const { halls } = await call(stage).exhibits.add({ id, hallId, ...exhibit })
  return { id, hallId, exhibitId: halls[0]?.exhibits[0]?.id as number }
}
/** A panorama of the exhibition, without drawing one: how they are drawn is told in pictures.test.ts. */
const panorama = ({ app }: Stage, exhibitionId: number) =>
  app.stage(async (ctx) => {
    const name = '东一全景.png'
    const id = await insertPicture(ctx, exhibitionId, { kind: 'panorama', name, width: 2048, height: 1024 })
    const file = await keepFile(ctx, { bytes: Buffer.from(name), name, type: 'image/webp' })
    await insertRenditions(ctx, id, [{ size: 'preview', fileId: file.id }])
    return { id }
  })

/** A hall with one panorama and one exhibit that is shown in it. */
async function complete(stage: Stage) {
  const { id, hallId, exhibitId } = await withExhibit(stage)
  const { id: picture } = await panorama(stage, id)
  const { halls } = await call(stage).viewpoints.add({ id, hallId, title: '东一入口', picture })
  const viewpointId = halls[0]?.viewpoints[0]?.id as number
  const spot = { kind: 'exhibit', yaw: 0, pitch: 0, targetId: exhibitId, label: '东一展品' } as const
  await call(stage).viewpoints.revise({ id, viewpointId, title: '东一入口', heading: 0, hotspots: [spot] })
  return { id, hallId, exhibitId, viewpointId, picture }
}
async function submitted(stage: Stage) {
  const made = await complete(stage)
  await call(stage).versions.submit({ id: made.id })
  return made
}
async function published(stage: Stage) {
  const made = await submitted(stage)
  const committee = await stage.caller('committee', 'inside', false)
  await committee.call.exhibition.versions.approve({ id: made.id })
  return made
}

/** A message that the desk has not read, of somebody of east1 who writes for the first time. */
async function waiting(stage: Stage) {
  const { id } = await published(stage)
  const writer = await stage.app.as('member', { personId: await stage.person(), name: '东一留言人' })
  const { id: entryId } = await writer.call.exhibition.guestBook.write({ id, text: '东一留言', named: true })
  return { id, entryId }
}
async function shown(stage: Stage) {
  const { id, entryId } = await waiting(stage)
  await call(stage).guestBook.show({ id: entryId })
  return { id, entryId }
}

type Made = { id: number }
const ofThe = <T extends Made>(make: (stage: Stage) => Promise<T>, input: (made: T) => object) =>
  of(async (stage) => input(await make(stage)))
const only = ({ id }: Made) => ({ id })
const entry = ({ entryId }: { entryId: number }) => ({ id: entryId })

/** The exhibition, the hall, and a still empty hall built of its exhibit. */
async function built(stage: Stage): Promise<Desk & { hallId: number; exhibitId: number }> {
  const made = await withExhibit(stage)
  return { ...(await call(stage).desk.get({ id: made.id })), ...made }
}

export const exhibition: Record<string, Sample> = {
  'exhibition.visits.list': seen(async (stage) => {
    await published(stage)
    return {}
  }),
  'exhibition.visits.get': ofThe(published, only),
  'exhibition.pictures.read': ofThe(published, ({ id, picture }) => ({
    id,
    pictureId: picture,
    size: 'preview',
  })),
  'exhibition.pictures.add': of(async (stage) => {
    const form = new FormData()
    form.set('id', String((await fresh(stage)).id))
    form.set('kind', 'picture')
    form.set('file', fileOf(await png(400, 300)))
    return form
  }),
  'exhibition.desk.list': seen(async (stage) => {
    await fresh(stage)
    return {}
  }),
  'exhibition.desk.export': seen(async (stage) => {
    await fresh(stage)
    return {}
  }),
  'exhibition.desk.get': ofThe(fresh, only),
  'exhibition.desk.preview': ofThe(fresh, only),
  'exhibition.desk.create': of((stage) => ({ ...facts, organizationId: east(stage) })),
  'exhibition.desk.revise': ofThe(fresh, ({ id }) => ({ id, ...facts })),
  'exhibition.desk.remove': ofThe(fresh, only),
  'exhibition.halls.add': ofThe(fresh, ({ id }) => ({ id, ...hall })),
  'exhibition.halls.revise': ofThe(withHall, (made) => ({ ...made, ...hall })),
  'exhibition.halls.remove': ofThe(withHall, (made) => made),
  'exhibition.halls.order': ofThe(withHall, ({ id, hallId }) => ({ id, hallIds: [hallId] })),
  'exhibition.halls.build': of(
    async (stage) => {
      const { id, hallId, exhibitId } = await built(stage)
      return { id, hallId, exhibitIds: [exhibitId], light: null, views: [{ key: 'none', picture: 1 }] }
    },
    { refusal: 'hall-changed-meanwhile' },
  ),
  'exhibition.exhibits.add': ofThe(withHall, (made) => ({ ...made, ...exhibit })),
  'exhibition.exhibits.revise': ofThe(withExhibit, ({ id, exhibitId }) => ({ id, exhibitId, ...exhibit })),
  'exhibition.exhibits.remove': ofThe(withExhibit, ({ id, exhibitId }) => ({ id, exhibitId })),
  'exhibition.exhibits.order': ofThe(withExhibit, ({ id, hallId, exhibitId }) => ({
    id,
    hallId,
    exhibitIds: [exhibitId],
  })),
  'exhibition.viewpoints.add': of(async (stage) => {
    const { id, hallId } = await withHall(stage)
    return { id, hallId, title: '东一入口', picture: (await panorama(stage, id)).id }
  }),
  'exhibition.viewpoints.revise': ofThe(complete, ({ id, viewpointId }) => ({
    id,
    viewpointId,
    title: '东一入口',
    heading: 0,
    hotspots: [],
  })),
  'exhibition.viewpoints.remove': ofThe(complete, ({ id, viewpointId }) => ({ id, viewpointId })),
  'exhibition.versions.submit': ofThe(complete, only),
  'exhibition.versions.recall': ofThe(submitted, only),
  'exhibition.versions.approve': ofThe(submitted, only),
  'exhibition.versions.return': ofThe(submitted, ({ id }) => ({ id, reason })),
  'exhibition.versions.withdraw': ofThe(published, ({ id }) => ({ id, reason })),
  'exhibition.guestBook.read': ofThe(shown, only),
  'exhibition.guestBook.write': ofThe(published, ({ id }) => ({ id, text: '东一留言', named: false })),
  'exhibition.guestBook.takeBack': of(waiting, { refusal: 'not-found' }),
  'exhibition.guestBook.report': ofThe(shown, (made) => ({ ...made, reason })),
  'exhibition.guestBook.list': seen(async (stage) => {
    await waiting(stage)
    return {}
  }),
  'exhibition.guestBook.export': seen(async (stage) => {
    await waiting(stage)
    return {}
  }),
  'exhibition.guestBook.show': of(async (stage) => entry(await waiting(stage))),
  'exhibition.guestBook.reply': of(async (stage) => ({ ...entry(await shown(stage)), reply: '东一回复' })),
  'exhibition.guestBook.remove': of(async (stage) => ({ ...entry(await shown(stage)), reason })),
}
