import type { Day } from '#basics/days.ts'
import type { PersonChange } from '#features/people/changes/rules.ts'
import {
  isMemberStatus,
  type Standing,
  type StandingFacts,
  sinceEver,
  standingsFromDates,
} from '#features/people/standings/rules.ts'
import type { FieldChange, Value } from '../comparison/rules.ts'
import type { Person } from '../persons/rules.ts'
import type { PersonOutcome } from '../plans/rules.ts'

/** The part of a person that is dated, as it is now. */
function standingFactsOf(person: Person, organizationId: number | null): StandingFacts {
  const { politicalStatus, employment, education, degree, occupation } = person
  const member = isMemberStatus(politicalStatus)
  const membership = !member ? 'none' : employment === 'deceased' ? 'ended' : 'active'
  return {
    organizationId,
    groupId: null,
    politicalStatus,
    membership,
    employment,
    education,
    degree,
    occupation,
  }
}

/**
 * The standings of somebody the register does not know yet. In the first feed the dates of membership are the history;
 * later, somebody the master data tells of for the first time came from outside (转入, 系统外) on the day of the
 * feed. Of the dead it is only known that their membership has ended.
 */
export function standingsOfNew(
  person: Person,
  organizationId: number | null,
  on: Day,
  first: boolean,
): Standing[] {
  const facts = standingFactsOf(person, organizationId)
  const { joinedOn, becameFullOn } = person
  const since = (from: Day, beganBy: Standing['beganBy'], change: Partial<StandingFacts> = {}): Standing => ({
    ...facts,
    ...change,
    from,
    until: null,
    previousOrganizationId: null,
    beganBy,
  })
  if (facts.membership !== 'active' || !joinedOn)
    return [first ? since(sinceEver, 'known') : since(on, 'recorded')]
  if (first) return standingsFromDates(facts, joinedOn, becameFullOn)
  const came = joinedOn > on ? joinedOn : on
  if (!becameFullOn || becameFullOn <= came) return [since(came, 'transferredIn')]
  const onProbation = since(came, 'transferredIn', { politicalStatus: 'probationaryMember' })
  return [{ ...onProbation, until: becameFullOn }, since(becameFullOn, 'confirmed')]
}

const fixedFields = ['name', 'gender', 'ethnicity', 'birthDate', 'workStartedOn', 'joinedOn', 'becameFullOn']
const secretFields = ['identityNumber', 'phone']

/**
 * The changes of a person's record that are taken at once; null when there are none. `idOf`: a unit's id by code.
 * Dated facts hold from the day of the feed, or from the first day of the record when that is later.
 */
export function changeOf(
  { known, person, changes }: Pick<PersonOutcome, 'known' | 'person' | 'changes'>,
  idOf: (code: string) => number | null,
  { on, reason }: { on: Day; reason: string },
): PersonChange | null {
  const taken = changes.filter(({ effect }) => effect === 'taken')
  if (!known || taken.length === 0) return null
  const { fixed, facts } = partsOf(taken, person, idOf)
  return {
    personId: known.id,
    kind: 'fed',
    effectiveOn: facts ? (known.since > on ? known.since : on) : null,
    ...(fixed && { fixed }),
    ...(facts && { facts }),
    reason,
  }
}

/** Changed fields as the record takes them: what is fixed, and what holds from a day on. */
export function partsOf(
  changes: Pick<FieldChange, 'field' | 'after'>[],
  secrets: Pick<Person, 'identityNumber' | 'phone'>,
  idOf: (code: string) => number | null,
): Pick<PersonChange, 'fixed' | 'facts'> {
  const fixed: Record<string, Value> = {}
  const facts: Record<string, Value> = {}
  for (const { field, after } of changes) {
    if (fixedFields.includes(field)) fixed[field] = after
    else if (secretFields.includes(field)) fixed[field] = secrets[field as 'phone']
    else if (field === 'branchCode') {
      facts.organizationId = after === null ? null : idOf(String(after))
      facts.groupId = null
    } else if (field !== 'posts') facts[field] = after
  }
  const some = (part: Record<string, Value>) => (Object.keys(part).length > 0 ? part : undefined)
  return { fixed: some(fixed) as PersonChange['fixed'], facts: some(facts) as PersonChange['facts'] }
}
