import { getOrganization } from '#features/organizations/queries.ts'
import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import { showOfficial, unprintable } from '#platform/print.ts'
import { type DocumentKind, goesUp } from '../../rules.ts'
import { printedSheet } from '../../typesetting/rules.ts'
import { words } from '../../words.ts'
import { findTemplate, templatesFor } from '../actions.ts'
import { builtInTemplate } from '../catalogue/rules.ts'
import type { templates } from '../contract.ts'
import { knownFields, whyNotAskAgain } from '../known/rules.ts'
import { insertVersion, templateVersions } from '../queries.ts'
import { fill, type TemplateContent, whyNotTemplate } from '../rules.ts'

async function show(ctx: Context, organizationId: number, key: string) {
  const { path } = await getOrganization(ctx, organizationId)
  const found = await findTemplate(ctx, path, key)
  const versions = await templateVersions(ctx, organizationId, key)
  return { ...found, versions, builtIn: builtInTemplate(key) !== null }
}

/** A version of the organization's own, or the template that comes along. */
async function showVersion(ctx: Context, organizationId: number, key: string, version: number) {
  await getOrganization(ctx, organizationId)
  const found =
    version === 0
      ? builtInTemplate(key)
      : (await templateVersions(ctx, organizationId, key)).find((one) => one.version === version)
  if (!found) throw new Refusal('not-found', 'not-found', { key, version })
  return { version, name: found.name, content: found.content }
}

export const templateActions: ActionsOf<typeof templates> = {
  async list(ctx, { organizationId }) {
    return templatesFor(ctx, (await getOrganization(ctx, organizationId)).path)
  },

  get: (ctx, { key, organizationId }) => show(ctx, organizationId, key),

  version: (ctx, { key, organizationId, version }) => showVersion(ctx, organizationId, key, version),

  async save(ctx, { key, organizationId, kind, name, content, reason, askedAgainBecause }) {
    const organization = await getOrganization(ctx, organizationId)
    const known = builtInTemplate(key) ?? (await templateVersions(ctx, organizationId, key))[0]
    if (known && known.kind !== kind) throw new Refusal('conflict', 'template-kind', { field: 'kind' })
    const why = whyNotTemplate(kind, content)
    if (why) throw new Refusal('invalid', why.code, { field: 'content', ...why.facts })

    const again = whyNotAskAgain(content.fields, askedAgainBecause)
    if (again) throw new Refusal('invalid', again.code, { field: 'askedAgainBecause', ...again.facts })

    const askedAgain = knownFields(content.fields).map(({ label }) => label)
    const version = {
      key,
      organizationId,
      kind,
      name,
      content,
      reason,
      withdrawn: false,
      askedAgain,
      askedAgainBecause,
    }
    const saved = await insertVersion(ctx, version)
    ctx.record({
      action: 'template.saved',
      subject: { kind: 'template', id: key, name },
      path: organization.path,
      after: {
        version: saved.version,
        ...(askedAgain.length > 0 && { askedAgain: askedAgain.join('、'), askedAgainBecause }),
      },
      reason,
    })
    return show(ctx, organizationId, key)
  },

  async withdraw(ctx, { key, organizationId, reason }) {
    const organization = await getOrganization(ctx, organizationId)
    const [latest] = await templateVersions(ctx, organizationId, key)
    if (!latest || latest.withdrawn) throw new Refusal('conflict', 'template-not-own', {})
    await insertVersion(ctx, { ...latest, organizationId, reason, withdrawn: true })
    ctx.record({
      action: 'template.withdrawn',
      subject: { kind: 'template', id: key, name: latest.name },
      path: organization.path,
      reason,
    })
    return { key }
  },

  async preview(ctx, { organizationId, kind, content }) {
    const { name } = await ctx.transaction((inside) => getOrganization(inside, organizationId))
    const fault = faultOf(kind, content)
    if (fault) return { svg: null, pages: 0, fault }
    const filled = fill(content, ownName(content, name))
    const sheet = printedSheet({
      ...filled,
      addressee: filled.addressee ?? usualAddressee(kind),
      kind,
      organizationName: name,
      enclosed: [],
      jointNames: [],
      copyTo: [],
      number: '（印发时编号）',
      signatory: '［签发人］',
      contactName: kind === 'request' ? '［联系人］' : null,
      contactPhone: '［电话］',
      layout: content.layout ?? 'document',
      urgency: null,
      copyNumber: null,
      day: ctx.today,
    })
    return { ...(await showOfficial(sheet, ctx.today)), fault: null }
  },
}

/** The organization's own name stands where the register will put it. */
const ownName = ({ fields }: TemplateContent, name: string) =>
  Object.fromEntries(fields.flatMap(({ key, from }) => (from === 'organizationName' ? [[key, name]] : [])))

const usualAddressee = (kind: DocumentKind) =>
  goesUp(kind) ? '［上级党组织］' : kind === 'reply' ? '［来文单位］' : null

function faultOf(kind: DocumentKind, content: TemplateContent): string | null {
  const why = whyNotTemplate(kind, content)
  if (why) return words[why.code]?.(why.facts) ?? why.code
  const signs = unprintable('body', JSON.stringify(content)).join('、')
  return signs ? (words['document-unprintable']?.({ signs }) ?? signs) : null
}
