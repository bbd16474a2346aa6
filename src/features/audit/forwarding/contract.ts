import { z } from 'zod'
import { isCertificate } from '#basics/certificate.ts'
import { endpoint, reason } from '#basics/contract.ts'
import { isHost, startings } from './rules.ts'

const receiver = {
  host: z.string().trim().max(253).refine(isHost, '请填写主机名或 IP 地址，不带 “://” 和端口'),
  port: z.number().int().min(1, '端口是 1 到 65535').max(65_535, '端口是 1 到 65535'),
  tls: z.boolean(),
  /** The certificate that vouches for the receiver's, as PEM; null: those that the system believes. */
  authority: z
    .string()
    .trim()
    .max(20_000)
    .refine(isCertificate, '请粘贴 CA 证书的全文，以 -----BEGIN CERTIFICATE----- 开头')
    .nullable(),
}

const Forward = z.object({
  ...receiver,
  enabled: z.boolean(),
  /** The last entry that has arrived there, when, and how many wait. */
  sentTo: z.number().int(),
  sentAt: z.string().nullable(),
  waiting: z.number().int(),
  failure: z.string().nullable(),
  failedAt: z.string().nullable(),
})

const managing = endpoint.meta({ permission: 'audit.forward' })

/** 转发: the trail sent on to a log system, line by line as it is written. */
export const forwarding = {
  get: managing
    .route({ method: 'GET', path: '/audit-forward', summary: '审计记录转发到哪里、到了哪一条' })
    .output(Forward.nullable()),
  set: managing
    .route({ method: 'PUT', path: '/audit-forward', summary: '设置审计记录的转发' })
    .input(z.object({ ...receiver, enabled: z.boolean(), starting: z.enum(startings), reason }))
    .output(Forward),
  test: endpoint
    .meta({ permission: 'audit.forward', ownTransactions: true })
    .route({ method: 'POST', path: '/audit-forward/trials', summary: '向接收端发一条测试消息' })
    .input(z.object(receiver))
    .output(z.object({ sent: z.boolean(), because: z.string().nullable() })),
}
