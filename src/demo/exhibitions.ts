import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { sql } from 'kysely'
import { insertExhibition, updateExhibition } from '#features/exhibition/desk/queries.ts'
import { insertExhibit } from '#features/exhibition/exhibits/queries.ts'
import { hangDoors, hangHotspots, insertViews, planIn } from '#features/exhibition/halls/building/actions.ts'
import { insertHall, setBuilt, setStill } from '#features/exhibition/halls/queries.ts'
import { hallScene } from '#features/exhibition/halls/rules.ts'
import { insertPicture, insertRenditions } from '#features/exhibition/pictures/queries.ts'
import type { PictureKind } from '#features/exhibition/pictures/rules.ts'
import { workingCopy } from '#features/exhibition/queries.ts'
import { picturesIn } from '#features/exhibition/rules.ts'
import { insertVersion, setPublished, versionIn } from '#features/exhibition/versions/queries.ts'
import { faultsOf } from '#features/exhibition/versions/rules.ts'
import type { Context } from '#platform/context.ts'
import { measurePicture } from '#platform/pictures.ts'
import { keepFile } from '#platform/stored-files.ts'
import { exhibitionWords, halls } from './exhibition/content.ts'
import type { DemoExhibit, DemoHall } from './exhibition/form.ts'
import { guestEntries, visitors } from './exhibition/guests.ts'

const folder = path.join(import.meta.dirname, '../../assets/exhibition')

/** A picture that came ready in its sizes, each a file of the repository; null where there is none. */
async function hang(
  ctx: Context,
  exhibitionId: number,
  kind: PictureKind,
  name: string,
  files: { size: string; file: string }[],
): Promise<number | null> {
  const found = files
    .map(({ size, file }) => ({ size, place: path.join(folder, `${file}.webp`) }))
    .filter(({ place }) => existsSync(place))
  const last = found.at(-1)
  if (!last || found.length < files.length) return null
  const measured = await measurePicture(readFileSync(last.place))
  const { width, height } =
    kind === 'panorama' ? { width: 4096, height: 2048 } : (measured ?? { width: 1, height: 1 })
  const id = await insertPicture(ctx, exhibitionId, { kind, name, width, height })
  const kept = []
  for (const { size, place } of found) {
    const file = await keepFile(ctx, {
      bytes: readFileSync(place),
      name: path.basename(place),
      type: 'image/webp',
    })
    kept.push({ size, fileId: file.id })
  }
  await insertRenditions(ctx, id, kept)
  return id
}

const pictureOf = (ctx: Context, id: number, folderOf: 'pictures' | 'stills', key: string, title: string) =>
  hang(ctx, id, 'picture', title, [
    { size: 'small', file: `${folderOf}/${key}-small` },
    { size: 'large', file: `${folderOf}/${key}` },
  ])

const tiles = Array.from({ length: 8 }, (_, at) => `tile-${at % 4}-${Math.floor(at / 4)}`)
const panoramaOf = (ctx: Context, id: number, stem: string) =>
  hang(
    ctx,
    id,
    'panorama',
    stem,
    ['preview', 'small', ...tiles].map((size) => ({ size, file: `${stem}-${size}` })),
  )

async function loadExhibits(ctx: Context, id: number, hallId: number, exhibits: DemoExhibit[]) {
  let cover: number | null = null
  for (const one of exhibits) {
    const { key, motif: _, form = null, ...facts } = one
    const pictureId = await pictureOf(ctx, id, 'pictures', key, one.title)
    const source = '星河研究院院史馆（虚构）'
    const exhibitId = await insertExhibit(ctx, hallId, { ...facts, form, source, pictureId })
    const still = await pictureOf(ctx, id, 'stills', key, one.title)
    if (still !== null) await setStill(ctx, exhibitId, still)
    cover ??= still ?? pictureId
  }
  return cover
}

/** Builds a hall of its panoramas in the repository; a hall without them stays as the desk would begin it. */
async function loadHall(ctx: Context, id: number, hall: DemoHall): Promise<number | null> {
  const { key, title, words, caption, narration } = hall
  const hallId = await insertHall(ctx, id, { theme: key, title, words, caption, narration })
  const cover = await loadExhibits(ctx, id, hallId, hall.exhibits)
  const { halls: present } = await workingCopy(ctx, id)
  const plan = planIn(present.find((one) => one.id === hallId) as (typeof present)[number])
  if (!plan) return cover
  const views = []
  for (const viewpoint of hallScene(plan).viewpoints) {
    const picture = await panoramaOf(ctx, id, `${key}-${viewpoint.key}`)
    if (picture === null) return cover
    views.push({ key: viewpoint.key, picture })
  }
  const ids = await insertViews(ctx, hallId, plan, views)
  await hangHotspots(ctx, id, hallId, plan, ids)
  const light = await hang(ctx, id, 'light', `${key}-light`, [{ size: 'full', file: `${key}-light` }])
  await setBuilt(ctx, hallId, light)
  return cover
}

async function loadHistory(ctx: Context, organizationId: number): Promise<number> {
  const facts = {
    ...exhibitionWords,
    subtitle: '从帐篷坪到星河',
    sensitivity: 'public',
    audienceId: null,
  } as const
  const id = await insertExhibition(ctx, organizationId, facts)
  let coverId: number | null = null
  for (const hall of halls) {
    const cover = await loadHall(ctx, id, hall)
    coverId ??= cover
  }
  await hangDoors(ctx, id)
  await updateExhibition(ctx, id, { ...facts, coverId })
  return id
}

type Meant = { sensitivity: 'public' | 'internal'; audienceId: number | null }

/** Submits what has no fault, in somebody's name. */
async function submit(ctx: Context, id: number, meant: Meant, name: string): Promise<void> {
  const content = await workingCopy(ctx, id)
  if (faultsOf(content).length > 0) return
  const { title } = content
  const pictures = picturesIn(content)
  const actor = { ...ctx.actor, name }
  await insertVersion({ db: ctx.db, now: ctx.now, actor }, id, { title, ...meant, content, pictures })
}

async function open(ctx: Context, id: number): Promise<void> {
  await submit(ctx, id, { sensitivity: 'public', audienceId: null }, ctx.actor.name)
  const version = await versionIn(ctx, id, 'submitted')
  if (version) await setPublished(ctx, version.id)
}

/** What is still being made: two halls, one of them without a single picture. */
async function loadDraft(ctx: Context, organizationId: number): Promise<void> {
  const id = await insertExhibition(ctx, organizationId, {
    title: '党支部工作图片展',
    subtitle: '来自一线的三会一课',
    introduction: '各党支部推荐的组织生活图片，正在征集和布展。内容为演示虚构。',
    sensitivity: 'internal',
    audienceId: null,
  })
  const hall = { theme: 'era', words: '一线党旗红', caption: '党支部推荐', narration: null } as const
  const hallId = await insertHall(ctx, id, { ...hall, title: '第一展厅 组织生活' })
  await insertHall(ctx, id, { ...hall, title: '第二展厅 攻关一线', words: '有难先上' })
  await hangWords(ctx, hallId, [
    ['车间里的党课', '总装车间党支部把党课搬到试验台旁，讲一个问题、看一件实物、定一条措施。'],
    ['戈壁上的主题党日', '试验队临时党支部在撤收前一天清理场坪，把每一根扎带都带回来。'],
    ['老党员的笔记本', '退休党支部整理出四十本工作笔记，选出十二页在支部活动室展出。'],
  ])
}

/** Boards with words alone. */
async function hangWords(ctx: Context, hallId: number, boards: [title: string, text: string][]) {
  for (const [title, text] of boards)
    await insertExhibit(ctx, hallId, {
      kind: 'board',
      size: 'medium',
      form: null,
      year: '2026',
      title,
      place: null,
      text,
      narration: null,
      source: null,
      alt: null,
      pictureId: null,
    })
}

/** What a committee finds at its desk: one that waits for its approval, and one that is being made. */
async function loadOfCommittee(ctx: Context): Promise<void> {
  const committee = await ctx.db
    .selectFrom('organization')
    .where('short_name', '=', '启明所党委')
    .select('id')
    .executeTakeFirst()
  const hall = halls.find(({ key }) => key === 'reform')
  if (!committee || !hall) return
  const meant = { sensitivity: 'internal', audienceId: committee.id } as const
  const facts = {
    title: '改革年代：启明所巡展',
    subtitle: '建院历史展选段',
    introduction: '选自建院历史展，在启明所各支部巡回展出。展览中的单位、地点、型号和事件都是为演示虚构的。',
    ...meant,
  }
  const id = await insertExhibition(ctx, committee.id, facts)
  const coverId = await loadHall(ctx, id, { ...hall, title: '巡展展厅' })
  await updateExhibition(ctx, id, { ...facts, coverId })
  await submit(ctx, id, meant, '启明所宣传组')

  const draft = await insertExhibition(ctx, committee.id, {
    title: '启明所支部风采图片展',
    subtitle: null,
    introduction: '各支部正在推荐图片。内容为演示虚构。',
    ...meant,
  })
  const hallId = await insertHall(ctx, draft, {
    theme: 'pioneering',
    title: '第一展厅',
    words: '支部在一线',
    caption: '启明所各党支部推荐',
    narration: null,
  })
  await hangWords(ctx, hallId, [
    ['试验台前的承诺', '第八研究室党支部把党员承诺贴在试验台前，一项一项销号。'],
    ['外场的一次党小组会', '“启明”外场试验队在装车间隙开党小组会，当场定下两条改进。'],
  ])
}

/** Messages of members, most of them read by the desk; the names are those of the demo institute's people. */
async function loadGuests(ctx: Context, id: number): Promise<void> {
  const names = await visitors(ctx, guestEntries.length)
  const rows = guestEntries.map((entry, at) => ({ ...entry, author: names[at] ?? '参观者' }))
  await sql`
    insert into guest_entry (exhibition_id, author, named, text, written_at, shown_at, shown_by, reply, replied_at, replied_by)
    select ${id}, author, named, text, ${ctx.now}::timestamptz - make_interval(hours => days * 24 + 3),
      case when shown then ${ctx.now}::timestamptz - make_interval(hours => days * 24) end, case when shown then '政工部门' end,
      reply, case when reply is not null then ${ctx.now}::timestamptz - make_interval(hours => days * 24 - 1) end,
      case when reply is not null then '政工部门' end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as entry (author text, named boolean, text text, days int, shown boolean, reply text)`.execute(ctx.db)
}

/** 线上展馆: the history of the institute, open to everybody, and an exhibition that is still being made. */
export async function loadExhibitions(ctx: Context, organizationId: number): Promise<void> {
  const id = await loadHistory(ctx, organizationId)
  await open(ctx, id)
  await loadGuests(ctx, id)
  await loadDraft(ctx, organizationId)
  await loadOfCommittee(ctx)
}
