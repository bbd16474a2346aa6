import { electBy } from '#features/elections/establishments/chain/rules.ts'
import { holdsFormalRelation, kindNames } from '#features/organizations/rules.ts'
import type { Asked, Db } from '../kinds/queries.ts'
import type { Facts, Found } from '../kinds/rules.ts'
import { type BranchSize, branchSizes, endingTerms, unelectedBranches } from './queries.ts'

const ofOrganization = (id: number, name: string) => ({
  subjectKind: 'organization' as const,
  subjectKey: String(id),
  subjectName: name,
  organizationId: id,
  personId: null,
})

/** Terms that end: the day of their end is the due day. */
export const termEnds = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await endingTerms(ctx, asked)).map(({ id, name, kind, termFrom, endsOn }) => ({
    ...ofOrganization(id, name),
    dueOn: endsOn,
    since: termFrom,
    value: null,
    facts: { termFrom, kind: kindNames[kind] },
  }))

/** A first election is due a while after the founding, as the founding itself says. */
export const firstElectionDue = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await unelectedBranches(ctx, asked))
    .map(({ foundedOn, ...branch }) => ({ ...branch, foundedOn, dueOn: electBy(foundedOn) }))
    .filter(({ dueOn }) => dueOn <= asked.until)
    .map(({ id, name, foundedOn, dueOn }) => ({
      ...ofOrganization(id, name),
      dueOn,
      since: foundedOn,
      value: null,
      facts: { foundedOn },
    }))

/** A measure of the size of branches: which of them it tells of, and by which number. */
const ofSize =
  (tells: (branch: BranchSize) => boolean, sizeOf: (branch: BranchSize) => number) =>
  async (ctx: Db, asked: Asked): Promise<Found[]> =>
    (await branchSizes(ctx, asked)).filter(tells).map((branch) => ({
      ...ofOrganization(branch.id, branch.name),
      dueOn: null,
      since: null,
      value: sizeOf(branch),
      facts: sizeFacts(branch),
    }))

const sizeFacts = ({ members, fullMembers }: BranchSize): Facts => ({ members, fullMembers })

export const branchTooSmall = ofSize(
  // A joint branch is made of those who cannot form one of their own.
  ({ kind }) => kind === 'branch',
  ({ fullMembers }) => fullMembers,
)
export const branchTooLarge = ofSize(
  ({ kind }) => holdsFormalRelation(kind),
  ({ members }) => members,
)
export const committeeMissing = ofSize(
  ({ committee, convened }) => committee === 0 && !convened,
  ({ fullMembers }) => fullMembers,
)

/** The day on which the last secretary left is that of the vacancy, where it is known. */
export const secretaryVacant = async (ctx: Db, asked: Asked): Promise<Found[]> =>
  (await branchSizes(ctx, asked))
    .filter(({ members, secretary, convened }) => members > 0 && !secretary && !convened)
    .map((branch) => ({
      ...ofOrganization(branch.id, branch.name),
      dueOn: null,
      since: branch.vacantSince,
      value: null,
      facts: { members: branch.members },
    }))
