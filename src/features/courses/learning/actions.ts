import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { getCourse, partsOf } from '../queries.ts'
import { isRight } from '../rules.ts'
import type { learning } from './contract.ts'
import { overview } from './overview/actions.ts'
import { forgetPlace, keepPlace } from './queries.ts'

/** Of what one reads and answers no line stands in the trail: it is nobody's business. */
export const learningActions: ActionsOf<typeof learning> = {
  overview,

  async place(ctx, { id, part, done }) {
    const { parts } = await getCourse(ctx, id)
    if (part > parts || done.some((one) => one > parts)) throw new Refusal('conflict', 'course-part-gone')
    const sorted = [...new Set(done)].sort((one, other) => one - other)
    await keepPlace(ctx, id, part, sorted)
    return {}
  },

  async forget(ctx, { id }) {
    await getCourse(ctx, id)
    await forgetPlace(ctx, id)
    return {}
  },

  async answer(ctx, { id, part, question, chosen }) {
    await getCourse(ctx, id)
    const found = (await partsOf(ctx, id)).find((one) => one.part === part)
    const asked = found?.questions[question - 1]
    if (!found || !asked) throw new Refusal('conflict', 'course-part-gone')
    const anchor = asked.anchor || found.anchor
    return {
      right: isRight(asked, chosen),
      correct: asked.correct,
      explanation: asked.explanation,
      address: found.readable ? `/library/materials/${found.materialId}${anchor ? `#${anchor}` : ''}` : null,
      anchor,
    }
  },
}
