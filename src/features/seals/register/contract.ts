import { z } from 'zod'
import { day, endpoint, fileOutput, pageInput, pageOf } from '#basics/contract.ts'
import { sealStatuses } from '../rules.ts'

const id = z.number().int().positive()
const reason = z.string().trim().min(2).max(500)
const inscription = z.string().trim().min(1).max(100)
const line = z.string().trim().min(2).max(8)

export const sealFilters = {
  text: z.string().trim().max(50).optional(),
  organizationId: id.optional(),
  status: z.enum(sealStatuses).optional(),
  sort: z.enum(['tree', 'inscription', 'madeOn', 'usedAt', 'waiting']).default('tree'),
  descending: z.boolean().default(false),
}
export type SealQuestion = z.output<z.ZodObject<typeof sealFilters>>

const SealRow = z.object({
  id,
  organizationId: id,
  organizationName: z.string(),
  inscription: z.string(),
  line: z.string().nullable(),
  status: z.enum(sealStatuses),
  /** Why it cannot stamp now, in words; null when it can. */
  whyNotUsable: z.string().nullable(),
  keeperId: id.nullable(),
  keeperName: z.string().nullable(),
  madeOn: day,
  stamped: z.number().int(),
  waiting: z.number().int(),
  usedAt: z.string().nullable(),
})

const Seal = SealRow.extend({
  diameter: z.number(),
  picture: z.boolean(),
  madeBecause: z.string(),
  madeBy: z.string(),
  suspendedAt: z.string().nullable(),
  suspendedBecause: z.string().nullable(),
  destroyedOn: day.nullable(),
  destroyedBecause: z.string().nullable(),
  custodies: z.array(
    z.object({
      personId: id,
      personName: z.string(),
      fromOn: day,
      untilOn: day.nullable(),
      reason: z.string(),
      recordedBy: z.string(),
    }),
  ),
  certificate: z
    .object({
      origin: z.enum(['own', 'imported']),
      thumbprint: z.string(),
      validFrom: z.string(),
      validUntil: z.string(),
    })
    .nullable(),
})

const read = endpoint.meta({ permission: 'seals.read' })
const keep = endpoint.meta({ permission: 'seals.keep' })
const great = endpoint.meta({ permission: 'seals.keep', stepUp: true })
const drawn = (permission: string) => endpoint.meta({ permission, download: true })

/** 印章: which seals there are, who keeps them, their end. */
export const register = {
  list: read
    .route({ method: 'GET', path: '/seals', summary: '印章列表' })
    .input(z.object({ ...pageInput, ...sealFilters }))
    .output(pageOf(SealRow)),
  export: drawn('seals.read')
    .route({ method: 'GET', path: '/seals.xlsx', summary: '导出印章列表' })
    .input(z.object(sealFilters))
    .output(fileOutput),
  get: read
    .route({ method: 'GET', path: '/seals/{id}', summary: '印章' })
    .input(z.object({ id }))
    .output(Seal),
  picture: drawn('seals.read')
    .route({ method: 'GET', path: '/seals/{id}/picture', summary: '印模图样' })
    .input(z.object({ id }))
    .output(fileOutput),
  preview: drawn('seals.keep')
    .route({ method: 'GET', path: '/seal-previews', summary: '预览将要制发的印模' })
    .input(z.object({ organizationId: id, inscription, line: line.optional() }))
    .output(fileOutput),
  make: keep
    .route({ method: 'POST', path: '/seals', summary: '制发印章' })
    .input(
      z.object({
        organizationId: id,
        inscription,
        line: line.nullable().default(null),
        diameter: z.number().default(42),
        keeperId: id,
        madeOn: day,
        reason,
      }),
    )
    .output(Seal),
  hangUp: keep
    .route({ method: 'POST', path: '/seals/{id}/pictures', summary: '改用上传的印模图片' })
    .input(z.object({ id, picture: z.file(), reason }))
    .output(Seal),
  importKeyFile: great
    .route({ method: 'POST', path: '/seals/{id}/certificates', summary: '换用外部机构的证书（P12）' })
    .input(z.object({ id, file: z.file(), passphrase: z.string().max(200), reason }))
    .output(Seal),
  handOver: keep
    .route({ method: 'POST', path: '/seals/{id}/custodies', summary: '印章保管交接' })
    .input(z.object({ id, keeperId: id, fromOn: day, reason }))
    .output(Seal),
  suspend: keep
    .route({ method: 'POST', path: '/seals/{id}/suspension', summary: '停用印章' })
    .input(z.object({ id, reason }))
    .output(Seal),
  resume: keep
    .route({ method: 'POST', path: '/seals/{id}/resumption', summary: '恢复使用印章' })
    .input(z.object({ id, reason }))
    .output(Seal),
  destroy: great
    .route({ method: 'POST', path: '/seals/{id}/destruction', summary: '登记印章销毁' })
    .input(z.object({ id, on: day, reason }))
    .output(Seal),
}
