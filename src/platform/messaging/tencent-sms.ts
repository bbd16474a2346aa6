import { createHash } from 'node:crypto'
import { z } from 'zod'
import { asE164 } from '#basics/mobile-number.ts'
import { post } from '../outgoing.ts'
import { signForTencent } from './cloud-signing.ts'
import type { SmsGateway, SmsReply, SmsReport } from './sms-gateway.ts'
import { webGateway } from './web-sms.ts'

export type TencentSettings = {
  /** https://sms.tencentcloudapi.com */
  address: string
  keyId: string
  secret: string
  signature: string
  application: string
  region: string
}

const Told = z.object({ Code: z.string(), Message: z.string(), SerialNo: z.string().default('') })
const Sent = z.object({
  Response: z.object({ SendStatusSet: z.array(Told).length(1).optional(), Error: Told.optional() }),
})

const again = /LimitExceeded|RequestLimit|InternalError\.(?:Timeout|RequestTimeException)/

/** 腾讯云短信: sends what was filed, by template and variables (SendSms, 2021-01-11). */
export function tencentGateway(settings: TencentSettings, clock: () => Date): SmsGateway {
  const { address, keyId, secret, region } = settings
  return webGateway(
    async ({ to, filed, extension, key }) => {
      if (!filed) return { kind: 'unreached', because: '模板没有填写报备编号' }
      const body = JSON.stringify({
        PhoneNumberSet: [asE164(to)],
        SmsSdkAppId: settings.application,
        SignName: settings.signature,
        TemplateId: filed.template,
        TemplateParamSet: filed.values,
        SessionContext: key,
        ...(extension && { ExtendCode: extension }),
      })
      const call = { host: new URL(address).host, service: 'sms', action: 'SendSms', version: '2021-01-11' }
      return post(address, body, signForTencent({ ...call, region, body, keyId, secret, now: clock() }))
    },
    (json) => {
      const answer = Sent.safeParse(json).data?.Response
      if (!answer) return { kind: 'unknown', because: '答复看不懂' }
      const told = answer.Error ?? answer.SendStatusSet?.[0]
      if (!told) return { kind: 'unknown', because: '答复看不懂' }
      if (told.Code === 'Ok' && told.SerialNo) return { kind: 'sent', ids: [told.SerialNo] }
      return { kind: 'refused', because: `${told.Message}（${told.Code}）`, again: again.test(told.Code) }
    },
    clock,
  )
}

const Reports = z.array(
  z.object({ sid: z.string(), report_status: z.string(), errmsg: z.string().default('') }),
)
const Reply = z.object({
  mobile: z.string(),
  nationcode: z.string().default('86'),
  extend: z.string().default(''),
  text: z.string(),
  time: z.coerce.string(),
})

/** What Tencent Cloud pushes: a list of receipts, or one reply. A reply has no name of its own: it is its number, time and text. */
export function readTencentPush(json: unknown): { reports: SmsReport[]; replies: SmsReply[] } | null {
  const reports = Reports.safeParse(json).data
  if (reports)
    return {
      replies: [],
      reports: reports.map(({ sid, report_status, errmsg }) => ({
        id: sid,
        delivered: report_status === 'SUCCESS',
        state: errmsg || report_status,
      })),
    }
  const reply = Reply.safeParse(json).data
  if (!reply) return null
  const { mobile, nationcode, extend, text, time } = reply
  const id = createHash('sha256')
    .update(JSON.stringify([mobile, time, text]))
    .digest('hex')
  return {
    reports: [],
    replies: [{ id, from: `+${nationcode.replace(/^\+/, '')}${mobile}`, to: extend, text }],
  }
}
