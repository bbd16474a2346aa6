import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { actActions } from './acts/actions.ts'
import { type ActKey, actKeys, actOf } from './acts/rules.ts'
import type { contract } from './contract.ts'
import { endFile } from './ending/actions.ts'
import { standingOf } from './entries/actions.ts'
import { entriesOf, insertMaterial } from './entries/queries.ts'
import { figureActions } from './figures/actions.ts'
import { gather, holdRunning, noteDeed } from './gathering/actions.ts'
import { listActions } from './lists/actions.ts'
import { materials } from './materials/rules.ts'
import { meetingActions } from './meetings/actions.ts'
import { noticeActions } from './notices/actions.ts'
import { ownActions } from './own/actions.ts'
import { paperActions } from './papers/actions.ts'
import { doneBy, isNeeded, isOpen } from './path/rules.ts'
import { planFor } from './plans/rules.ts'
import { admissionsWithin, getAdmission, rowsOf, writeStanding } from './queries.ts'
import { quotaActions } from './quotas/actions.ts'
import { show } from './reading/actions.ts'
import { materialsOf } from './reading/rules.ts'
import { recall } from './recalling/actions.ts'
import type { File } from './rules.ts'
import { begin } from './starting/actions.ts'
import { refuseUnfitRecord, studyActions } from './studies/actions.ts'

/** Whether the papers of an act are asked for now: it is done, or it is its turn. */
const isDue = (file: File, act: ActKey, today: string) =>
  doneBy(file, act) !== null || (isNeeded(file, act, today) && isOpen(file, act, today))

export const actions: ActionsOf<typeof contract> = {
  ...listActions,
  get: (ctx, { id }) => show(ctx, id),
  recall,
  acts: actActions,
  meetings: meetingActions,
  studies: studyActions,
  own: ownActions,
  notices: noticeActions,
  quotas: quotaActions,
  figures: figureActions,
  papers: paperActions,

  async plan(ctx, { id, goal, wishedOn }) {
    const { file, after } = await gather(ctx, await getAdmission(ctx, id))
    const { earliest, lines } = planFor(file, { goal, wishedOn, today: ctx.today }, after)
    return {
      earliest,
      lines: lines.map((line) => ({ ...line, title: actOf(line.act).title, actor: actOf(line.act).actor })),
    }
  },

  async checklists(ctx, { ids }) {
    const rows = await rowsOf(admissionsWithin(ctx)).where('admission.id', 'in', ids).execute()
    const entries = await entriesOf(ctx, ids)
    return rows.map(({ id, name, organizationName, birthDate }) => {
      const own = entries.get(id) ?? []
      const file = { birthDate, entries: own }
      const wanted = actKeys.filter((act) => isNeeded(file, act, ctx.today))
      return {
        id,
        name,
        organizationName,
        materials: wanted.flatMap((act) =>
          materialsOf(own, act).map(({ material, title, datedOn }) => ({
            material,
            title,
            datedOn,
            due: isDue(file, act, ctx.today),
          })),
        ),
      }
    })
  },

  async start(ctx, given) {
    return { id: await begin(ctx, { ...given, text: given.text }) }
  },

  async file(ctx, { id, entryId, material, datedOn, meetingId }) {
    const gathered = await gather(ctx, await holdRunning(ctx, id))
    const entry = gathered.entries.find((one) => one.id === entryId)
    if (!entry || !actOf(entry.act).materials.includes(material))
      throw new Refusal('not-found', 'not-found', { id: entryId })
    const title = materials[material]
    if (entry.materials.some((filed) => filed.material === material))
      throw new Refusal('conflict', 'material-filed', { field: 'material', material: title })
    if (datedOn > ctx.today) throw new Refusal('invalid', 'act-in-future', { field: 'datedOn' })

    if (meetingId) await refuseUnfitRecord(ctx, gathered.row, entry, { material, datedOn, meetingId })
    await insertMaterial(ctx, entryId, { material, datedOn, meetingId: meetingId ?? null })
    const after = await gather(ctx, gathered.row)
    await writeStanding(ctx, id, standingOf(after.file, after, ctx.today))
    noteDeed(ctx, gathered.row, 'materialFiled', { after: { material: title, datedOn } })
    return show(ctx, id)
  },

  async end(ctx, { id, ...given }) {
    await endFile(ctx, id, given)
    return show(ctx, id)
  },
}
