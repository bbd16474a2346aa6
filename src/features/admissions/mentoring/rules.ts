import { doneBy } from '../path/rules.ts'
import type { File } from '../rules.ts'

/** A mentor as the register knows him now. */
export type Mentor = {
  personId: number
  name: string
  politicalStatus: string
  membership: string
  organizationId: number | null
}

/** Mentors are named by the branch from among its own. 第九条 (V), 第十二条 (M). */
export const whyNotMentor = ({ organizationId }: Mentor, branch: number | null): string | null =>
  organizationId === branch ? null : 'mentor-elsewhere'

/** Up to the approval somebody has mentors; whom they cultivate afterwards the whole branch does. */
export const hasMentors = (file: Pick<File, 'entries'>): boolean =>
  doneBy(file, 'mentors') !== null && doneBy(file, 'approval') === null

/**
 * The mentors who are to be replaced: whoever moves to another branch is cultivated there from then on, and the time
 * served counts on (第十二条, M); a mentor who left the branch, or the Party, is one no longer.
 */
export const formerMentors = (
  file: Pick<File, 'entries'>,
  mentors: Mentor[],
  branch: number | null,
): Mentor[] =>
  hasMentors(file) && branch !== null
    ? mentors.filter(
        (one) =>
          whyNotMentor(one, branch) !== null ||
          one.politicalStatus !== 'fullMember' ||
          one.membership !== 'active',
      )
    : []
