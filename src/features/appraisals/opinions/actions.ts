import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { gather, judged, noteDeed, refuse, show } from '../gathering/actions.ts'
import { onRoll } from '../members/actions.ts'
import { holdRound, membersOf, objectionsOf, setTold } from '../queries.ts'
import { gradeNames, whyNotAt, whyNotGrade, whyNotTell, whyTooExcellent } from '../rules.ts'
import type { opinions } from './contract.ts'
import { answerObjection, writeOpinions } from './queries.ts'

export const opinionActions: ActionsOf<typeof opinions> = {
  async set(ctx, { id, rows }) {
    const round = await holdRound(ctx, id)
    refuse(whyNotAt(round.state, ['opinion']))
    const all = await membersOf(ctx, id)
    for (const { personId, grade, opinion } of rows) {
      const one = onRoll(all, personId)
      if (grade) refuse(whyNotGrade(one), 'grade')
      if (grade && !opinion)
        throw new Refusal('invalid', 'appraisal-grade-opinion', { name: one.name, field: 'opinion' })
    }
    const decided = new Map(rows.map((row) => [row.personId, row]))
    const after = all.map((one) => judged({ ...one, ...decided.get(one.personId) }))
    refuse(whyTooExcellent(after, round.excellentOneIn), 'grade')

    await writeOpinions(ctx, id, rows)
    const changed = rows.filter(({ personId, opinion, grade }) => {
      const was = onRoll(all, personId)
      return was.opinion !== opinion || was.grade !== grade
    })
    for (const { personId, grade } of changed)
      noteDeed(ctx, round, 'judged', {
        member: onRoll(all, personId).name,
        after: { grade: grade && gradeNames[grade] },
      })
    return show(ctx, id)
  },

  async tell(ctx, { id }) {
    const round = await holdRound(ctx, id)
    refuse(whyNotAt(round.state, ['opinion']))
    const { judged: members } = await gather(ctx, round)
    refuse(whyNotTell(members, round.excellentOneIn))

    await setTold(ctx, id)
    noteDeed(ctx, round, 'told')
    return show(ctx, id)
  },

  async answer(ctx, { id, objectionId, answer }) {
    const round = await holdRound(ctx, id)
    refuse(whyNotAt(round.state, ['opinion']))
    const objection = (await objectionsOf(ctx, id)).find((one) => one.id === objectionId)
    if (!objection) throw new Refusal('not-found', 'not-found', { id: objectionId })
    if (objection.answer !== null) throw new Refusal('conflict', 'appraisal-objection-answered')

    await answerObjection(ctx, objectionId, answer)
    const { name } = onRoll(await membersOf(ctx, id), objection.personId)
    noteDeed(ctx, round, 'objectionAnswered', { member: name })
    return show(ctx, id)
  },
}
