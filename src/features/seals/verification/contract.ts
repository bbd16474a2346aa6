import { z } from 'zod'
import { endpoint, fileOutput } from '#basics/contract.ts'

const state = z.enum(['valid', 'revoked', 'voided'])

const Looked = z.object({
  number: z.string(),
  organizationName: z.string(),
  state,
  /** SHA-256 of the file with all its seals. */
  digest: z.string(),
  seals: z.array(z.object({ name: z.string(), stampedAt: z.string(), state })),
})

const Checked = z.object({
  verdict: z.enum(['valid', 'revoked', 'voided', 'invalid']),
  digest: z.string(),
  /** Only of a file that the platform knows. */
  number: z.string().nullable(),
  organizationName: z.string().nullable(),
  /** Each signature, and what is to be said of it. */
  signatures: z.array(z.object({ signer: z.string(), at: z.string().nullable(), finding: z.string() })),
  /** What speaks against the file, in words; empty when it is as it was stamped. */
  reasons: z.array(z.string()),
})

const open = endpoint.meta({ permission: 'public', ownTransactions: true })

/** 验真: anybody who holds a document may ask whether it is genuine. What it shows is the least that answers that. */
export const verification = {
  look: open
    .route({ method: 'GET', path: '/verifications/{code}', summary: '凭验真码查验公文' })
    .input(z.object({ code: z.string().trim().min(1).max(60) }))
    .output(Looked),
  check: open
    .meta({ permission: 'public', ownTransactions: true, megabytes: 21 })
    .route({ method: 'POST', path: '/verifications', summary: '上传 PDF 查验印章和签名' })
    .input(z.object({ file: z.file() }))
    .output(Checked),
  root: endpoint
    .meta({ permission: 'public', download: true })
    .route({
      method: 'GET',
      path: '/verification-root.crt',
      summary: '平台印章的根证书（装入阅读器后显示受信任）',
    })
    .output(fileOutput),
}
