import type { Context } from '#platform/context.ts'
import { Refusal } from '#platform/errors.ts'
import { builtIn, builtInTemplate } from './catalogue/rules.ts'
import { templateById, templatesAbove } from './queries.ts'
import type { Template } from './rules.ts'

/** A template as an organization uses it: `id` and `version` of its own or an upper version; built in: null and 0. */
export type Used = Template & {
  id: number | null
  version: number
  organizationId: number | null
  organizationName: string | null
  savedAt: string | null
  savedBy: string | null
}

const ofProgram = (template: Template): Used => ({
  ...template,
  id: null,
  version: 0,
  organizationId: null,
  organizationName: null,
  savedAt: null,
  savedBy: null,
})

/** The templates in force for an organization: the nearest version above it, else the one that comes along. */
export async function templatesFor(ctx: Pick<Context, 'db'>, path: string): Promise<Used[]> {
  const saved = (await templatesAbove(ctx, path)).filter(({ withdrawn }) => !withdrawn)
  const nearest = new Map<string, Used>()
  for (const one of saved) if (!nearest.has(one.key)) nearest.set(one.key, one)
  const known = builtIn.map((one) => nearest.get(one.key) ?? ofProgram(one))
  return [...known, ...[...nearest.values()].filter(({ key }) => !builtInTemplate(key))]
}

/** @throws Refusal template-unknown */
export async function findTemplate(ctx: Pick<Context, 'db'>, path: string, key: string): Promise<Used> {
  const found = (await templatesFor(ctx, path)).find((one) => one.key === key)
  if (!found) throw new Refusal('invalid', 'template-unknown', { field: 'templateKey', key })
  return found
}

/** The version a document was drafted from. */
export async function pinnedTemplate(
  ctx: Pick<Context, 'db'>,
  { templateKey, templateId }: { templateKey: string; templateId: number | null },
): Promise<Template> {
  const found = templateId === null ? builtInTemplate(templateKey) : await templateById(ctx, templateId)
  if (!found) throw new Refusal('conflict', 'template-unknown', { key: templateKey })
  return found
}
