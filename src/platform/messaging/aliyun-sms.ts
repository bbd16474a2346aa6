import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { asE164 } from '#basics/mobile-number.ts'
import { post } from '../outgoing.ts'
import { queryOf, signForAliyun } from './cloud-signing.ts'
import type { SmsGateway, SmsReply, SmsReport } from './sms-gateway.ts'
import { webGateway } from './web-sms.ts'

export type AliyunSettings = {
  /** https://dysmsapi.aliyuncs.com, or a mirror of it in a private cloud. */
  address: string
  keyId: string
  secret: string
  signature: string
}

const Answer = z.object({
  Code: z.string(),
  Message: z.string().default(''),
  BizId: z.string().optional(),
})

/** They say so themselves: the number has had enough for now. */
const again = /LIMIT_CONTROL|Throttling|ServiceUnavailable/

/** 阿里云短信: sends what was filed, by template and variables (SendSms, 2017-05-25). */
export function aliyunGateway(settings: AliyunSettings, clock: () => Date): SmsGateway {
  const { address, keyId, secret, signature } = settings
  return webGateway(
    async ({ to, filed, extension, key }) => {
      if (!filed) return { kind: 'unreached', because: '模板没有填写报备编号' }
      const params: Record<string, string> = {
        PhoneNumbers: to.startsWith('+') ? asE164(to).slice(1) : to,
        SignName: signature,
        TemplateCode: filed.template,
        TemplateParam: JSON.stringify(
          Object.fromEntries(filed.values.map((value, at) => [`v${at + 1}`, value])),
        ),
        OutId: key,
        ...(extension && { SmsUpExtendCode: extension }),
      }
      const call = { host: new URL(address).host, action: 'SendSms', version: '2017-05-25', params }
      const headers = signForAliyun({ ...call, keyId, secret, now: clock(), nonce: randomUUID() })
      return post(`${address}/?${queryOf(params)}`, '', headers)
    },
    (json) => {
      const answer = Answer.safeParse(json).data
      if (!answer) return { kind: 'unknown', because: '答复看不懂' }
      if (answer.Code === 'OK' && answer.BizId) return { kind: 'sent', ids: [answer.BizId] }
      return {
        kind: 'refused',
        because: `${answer.Message}（${answer.Code}）`,
        again: again.test(answer.Code),
      }
    },
    clock,
  )
}

const Reports = z.array(
  z.object({ biz_id: z.string(), success: z.boolean(), err_code: z.string().default('') }),
)
const Replies = z.array(
  z.object({
    phone_number: z.string(),
    content: z.string(),
    dest_code: z.string().default(''),
    sequence_id: z.coerce.string(),
  }),
)

/** What Alibaba Cloud pushes: lists of receipts or of replies; null for anything else. */
export function readAliyunPush(json: unknown): { reports: SmsReport[]; replies: SmsReply[] } | null {
  const reports = Reports.safeParse(json).data
  if (reports)
    return {
      replies: [],
      reports: reports.map(({ biz_id, success, err_code }) => ({
        id: biz_id,
        delivered: success,
        state: err_code || (success ? 'DELIVERED' : 'FAILED'),
      })),
    }
  const replies = Replies.safeParse(json).data
  if (!replies) return null
  return {
    reports: [],
    replies: replies.map((one) => ({
      id: one.sequence_id,
      from: one.phone_number,
      to: one.dest_code,
      text: one.content,
    })),
  }
}
