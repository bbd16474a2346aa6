import { getOrganization } from '#features/organizations/queries.ts'
import { Refusal } from '#platform/errors.ts'
import type { ActionsOf } from '#platform/feature.ts'
import type { numbers } from './contract.ts'
import { codeOfOrganization, holderOfCode, setCode } from './queries.ts'
import { whyNotCode } from './rules.ts'

export const numberActions: ActionsOf<typeof numbers> = {
  async code(ctx, { id }) {
    const { name } = await getOrganization(ctx, id)
    return { organizationId: id, organizationName: name, code: await codeOfOrganization(ctx, id) }
  },

  async setCode(ctx, { id, code }) {
    const { name, path } = await getOrganization(ctx, id)
    const why = whyNotCode(code)
    if (why) throw new Refusal('invalid', why, { field: 'code' })
    const holder = await holderOfCode(ctx, code)
    if (holder && holder.id !== id)
      throw new Refusal('conflict', 'document-code-taken', { field: 'code', code, name: holder.name })
    const before = await codeOfOrganization(ctx, id)
    await setCode(ctx, id, code)
    ctx.record({
      action: 'documentCode.set',
      subject: { kind: 'organization', id, name },
      path,
      before: { documentCode: before },
      after: { documentCode: code },
    })
    return { organizationId: id, organizationName: name, code }
  },
}
