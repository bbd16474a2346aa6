import { coversEverything } from '#basics/reach.ts'
import { sensitivityNames } from '#basics/sensitivity.ts'
import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { listSheet } from '#platform/list-sheet.ts'
import { holdForEdit, noteDeed } from '../actions.ts'
import { takePicture } from '../pictures/actions.ts'
import { type ExhibitionRow, getExhibition, workingCopy } from '../queries.ts'
import { type Content, type PictureRef, stateNames } from '../rules.ts'
import { versionIn, versionsOf } from '../versions/queries.ts'
import { faultsOf, type Move, moves, whyNotDecide, whyNotMove } from '../versions/rules.ts'
import { shownContent } from '../visits/actions.ts'
import { pictureOf, shownHalls } from '../visits/rules.ts'
import type { desk } from './contract.ts'
import {
  buildingOf,
  countExhibitions,
  deleteExhibition,
  exhibitionsAt,
  type Filters,
  insertExhibition,
  pageOfExhibitions,
  updateExhibition,
} from './queries.ts'

type Shown = Awaited<ReturnType<ActionsOf<typeof desk>['get']>>
type Asked = Omit<Filters, 'path'> & { organizationId?: number | undefined }

const questionOf = async (ctx: Context, { organizationId, ...asked }: Asked): Promise<Filters> => ({
  ...asked,
  path: organizationId === undefined ? '' : (await getOrganization(ctx, organizationId)).path,
})

const named = (exhibitionId: number, picture: PictureRef | null) => {
  const shown = pictureOf(exhibitionId, picture)
  return shown && picture && { id: picture.id, ...shown }
}

/** The halls as the desk edits them: every hotspot with the target it was given. */
function deskHalls(
  id: number,
  content: Content,
  building: Awaited<ReturnType<typeof buildingOf>>,
): Shown['halls'] {
  const shown = shownHalls(id, content)
  return content.halls.map((hall, at) => ({
    ...hall,
    theme: hall.theme as Shown['halls'][number]['theme'],
    builtAt: building.get(hall.id)?.builtAt ?? null,
    stale: building.get(hall.id)?.stale ?? false,
    exhibits: hall.exhibits.map((one) => ({
      ...one,
      form: one.form as Shown['halls'][number]['exhibits'][number]['form'],
      picture: named(id, one.picture),
      still: named(id, one.still),
    })),
    viewpoints: hall.viewpoints.map(({ panorama: _, ...one }, nth) => ({
      ...one,
      preview: shown[at]?.viewpoints[nth]?.preview ?? '',
      panorama: shown[at]?.viewpoints[nth]?.panorama ?? '',
    })),
  }))
}

/** What whoever asks may do with it now. */
async function mayOf(ctx: Context, row: ExhibitionRow, everSubmitted: boolean): Promise<Move[]> {
  const { actor, reach } = ctx
  const decides = actor.permissions.includes('exhibition.approve')
  const open = await versionIn(ctx, row.id, 'submitted')
  const decider = { account: actor.accountId, paths: reach.paths, whole: coversEverything(reach) }
  const mayDecide =
    open !== undefined &&
    whyNotDecide({ account: open.submittedAccount, audiencePath: open.audiencePath }, decider) === null
  return moves.filter((move) => {
    if (whyNotMove(move, { ...row, everSubmitted }) !== null) return false
    if (move === 'withdraw') return decides
    return move === 'approve' || move === 'return' ? decides && mayDecide : true
  })
}

/** An exhibition as the desk shows it after every act. */
export async function showDesk(ctx: Context, id: number): Promise<Shown> {
  const { path: _, audiencePath: _audience, ...row } = await getExhibition(ctx, id)
  const content = await workingCopy(ctx, id)
  const versions = await versionsOf(ctx, id)
  return {
    ...row,
    cover: named(id, content.cover),
    halls: deskHalls(id, content, await buildingOf(ctx, id)),
    faults: faultsOf(content),
    versions,
    may: await mayOf(ctx, { ...row, path: '', audiencePath: null }, versions.length > 0),
  }
}

/** Whose people may see it: everybody, or an organization within reach. */
const refuseAudience = async (ctx: Context, audienceId: number | null) => {
  if (audienceId !== null) await getOrganization(ctx, audienceId)
}

export const deskActions: ActionsOf<typeof desk> = {
  async list(ctx, { page, size, ...asked }) {
    const question = await questionOf(ctx, asked)
    const found = exhibitionsAt(ctx, question)
    const rows = await pageOfExhibitions(found, question, { limit: size, offset: (page - 1) * size })
    return { rows, total: await countExhibitions(found) }
  },

  async export(ctx, asked) {
    const question = await questionOf(ctx, asked)
    const { reach, actor } = ctx
    ctx.record({
      action: 'exhibitions.exported',
      subject: { kind: 'exhibitions', id: 'export', name: '展览列表' },
      after: { state: question.state ?? null },
    })
    const titles = ['展览', '布展单位', '可见范围', '密级', '状态', '展厅', '展品', '最近修改', '修改人']
    return listSheet(
      `展览_${ctx.today}`,
      { name: '展览', title: '线上展览', columns: titles.map((title) => ({ title, width: 20 })) },
      (db, page) => pageOfExhibitions(exhibitionsAt({ db, reach, actor }, question), question, page),
      (row) => [
        row.title,
        row.organizationName,
        row.audienceName ?? '全院',
        sensitivityNames[row.sensitivity],
        stateNames[row.state],
        row.halls,
        row.exhibits,
        row.editedAt.slice(0, 10),
        row.editedBy,
      ],
    )
  },

  get: (ctx, { id }) => showDesk(ctx, id),

  async preview(ctx, { id }) {
    const { organizationName, sensitivity } = await getExhibition(ctx, id)
    const submitted = await versionIn(ctx, id, 'submitted')
    const content = submitted?.content ?? (await workingCopy(ctx, id))
    const version = submitted?.number ?? 0
    return shownContent({ id, version, organizationName, sensitivity, publishedAt: null }, content)
  },

  async create(ctx, { organizationId, ...given }) {
    const { path } = await getOrganization(ctx, organizationId)
    await refuseAudience(ctx, given.audienceId)
    const id = await insertExhibition(ctx, organizationId, given)
    noteDeed(ctx, { id, title: given.title, path }, 'created', { after: { title: given.title } })
    return showDesk(ctx, id)
  },

  async revise(ctx, { id, coverId, ...given }) {
    const row = await holdForEdit(ctx, id)
    if (given.audienceId !== row.audienceId) await refuseAudience(ctx, given.audienceId)
    if (coverId !== null) await takePicture(ctx, id, coverId, 'picture')
    await updateExhibition(ctx, id, { ...given, coverId })
    noteDeed(ctx, row, 'revised', {
      before: { title: row.title, sensitivity: row.sensitivity },
      after: { title: given.title, sensitivity: given.sensitivity },
    })
    return showDesk(ctx, id)
  },

  async remove(ctx, { id }) {
    const row = await getExhibition(ctx, id, true)
    const everSubmitted = (await versionsOf(ctx, id)).length > 0
    const why = whyNotMove('remove', { ...row, everSubmitted })
    if (why) throw new Refusal('conflict', why, {})
    await deleteExhibition(ctx, id)
    noteDeed(ctx, row, 'removed', { before: { title: row.title } })
    return { id }
  },
}
