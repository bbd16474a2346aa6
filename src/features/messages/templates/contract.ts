import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'
import { catalogue, type TemplateKey } from './catalogue/rules.ts'
import { type VariableKind, variableKinds } from './rules.ts'

const key = z.enum(catalogue.map((one) => one.key) as [TemplateKey, ...TemplateKey[]])
const text = z.string().trim()

const Texts = z.object({
  inbox: z.object({ title: text, body: text }),
  sms: z.object({ text, filed: text.max(40).nullable() }).nullable(),
  mail: z.object({ subject: text, body: text }).nullable(),
})

const Variable = z.object({
  name: z.string(),
  label: z.string(),
  kind: z.enum(Object.keys(variableKinds) as [VariableKind, ...VariableKind[]]),
  kindName: z.string(),
  /** Whether it may stand in an SMS. */
  sms: z.boolean(),
})

const Preview = z.object({
  inbox: z.object({ title: z.string(), body: z.string() }),
  sms: z
    .object({
      text: z.string(),
      length: z.number().int(),
      parts: z.array(z.string()),
      /** With every value as long as it may be. */
      mostParts: z.number().int(),
    })
    .nullable(),
  mail: z.object({ subject: z.string(), body: z.string() }).nullable(),
})

const Template = z.object({
  key,
  name: z.string(),
  purpose: z.string(),
  mandatory: z.boolean(),
  variables: z.array(Variable),
  texts: Texts,
  version: z.number().int(),
  publishedAt: z.string().nullable(),
  publishedBy: z.string().nullable(),
})

const Version = z.object({
  version: z.number().int(),
  note: z.string(),
  publishedAt: z.string(),
  publishedBy: z.string(),
  texts: Texts,
})

const manage = endpoint.meta({ permission: 'messages.manage' })

/** 消息模板: the texts of what is sent, in several channels, with variables that are checked. */
export const templates = {
  list: manage
    .route({ method: 'GET', path: '/message-templates', summary: '消息模板' })
    .output(z.array(Template)),
  get: manage
    .route({ method: 'GET', path: '/message-templates/{key}', summary: '一个消息模板及其历次版本' })
    .input(z.object({ key }))
    .output(Template.extend({ versions: z.array(Version) })),
  preview: manage
    .route({
      method: 'POST',
      path: '/message-templates/{key}/preview',
      summary: '预览消息（短信字数、条数）',
    })
    .input(z.object({ key, texts: Texts }))
    .output(Preview),
  publish: manage
    .route({ method: 'POST', path: '/message-templates/{key}/versions', summary: '发布消息模板的新版本' })
    .input(
      z.object({
        key,
        texts: Texts,
        version: z.number().int().min(0),
        note: z.string().trim().min(2).max(200),
      }),
    )
    .output(Template),
}
