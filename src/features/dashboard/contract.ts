import { z } from 'zod'
import { day, endpoint, fileOutput, type Powers, pageInput, pageOf } from '#basics/contract.ts'
import { organizationKinds } from '#features/organizations/rules.ts'
import { sizeKeys } from './rules.ts'

const id = z.number().int().positive()
const count = z.number().int()
const kind = z.enum(organizationKinds)
const place = { id, name: z.string(), shortName: z.string().nullable(), kind }

/** Active members of an organization with everything below it, by dimension and bracket; none is left out. */
const Figures = z.object({ total: count, by: z.record(z.string(), z.record(z.string(), count)) })

const Child = z.object({
  ...place,
  total: count,
  probationary: count,
  women: count,
  minority: count,
  upTo35: count,
  college: count,
  retired: count,
})

const Dashboard = z.object({
  asOf: day,
  organization: z.object({ ...place, above: z.array(z.object({ id, name: z.string() })) }),
  figures: Figures,
  /** The organizations directly below, as they stand in the tree. */
  children: z.array(Child),
  organizations: z.object({ committees: count, generalBranches: count, branches: count }),
  sizes: z.array(z.object({ key: z.enum(sizeKeys), branches: count })),
  /** Members of today by the month in which they joined, the last twelve. */
  joined: z.array(z.object({ month: z.string(), members: count })),
  waiting: z.object({
    termsOverdue: count,
    termsSoon: count,
    probationOver: count,
    proposals: count,
    differences: count,
  }),
})

const Branch = z.object({ ...place, members: count, parentName: z.string().nullable() })

const read = endpoint.meta({ permission: 'dashboard.read' })

/** 数据看板: an organization's figures of today, and the branches of a size. */
export const contract = {
  show: read
    .route({ method: 'GET', path: '/dashboard', summary: '数据看板：一个党组织的构成' })
    .input(z.object({ organizationId: id.optional() }))
    .output(Dashboard),
  branches: read
    .route({ method: 'GET', path: '/dashboard/branches', summary: '某一规模的党支部' })
    .input(
      z.object({ organizationId: id, size: z.enum(sizeKeys), page: pageInput.page, rows: pageInput.size }),
    )
    .output(pageOf(Branch)),
  export: endpoint
    .meta({ permission: 'dashboard.read', download: true })
    .route({ method: 'GET', path: '/dashboard/branches.xlsx', summary: '导出某一规模的党支部' })
    .input(z.object({ organizationId: id, size: z.enum(sizeKeys) }))
    .output(fileOutput),
}

export const powers: Powers = { 'dashboard.read': ['branch', 'committee', 'politicalWorkDepartment'] }
