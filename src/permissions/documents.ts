/** How the endpoints of official documents are asked: see sample.ts. */
import { builtInTemplate } from '#features/documents/templates/catalogue/rules.ts'
import type { TemplateContent } from '#features/documents/templates/rules.ts'
import { of, reason, type Sample, seen, today } from './sample.ts'
import type { Stage } from './stage.ts'

/** A 请示 of east1, ready to be issued. */
async function draft(stage: Stage): Promise<number> {
  const { id } = await stage.top.call.documents.draft({ ...written(stage) })
  await stage.top.call.documents.change({
    id,
    signatory: '东一书记',
    contactName: '东一干事',
    contactPhone: '010-12345678',
  })
  return id
}
const written = (stage: Stage) => ({
  templateKey: 'request-general',
  organizationId: stage.east1,
  values: { matter: `购置设备${stage.next()}`, body: '拟购置设备。' },
})

async function issued(stage: Stage): Promise<number> {
  const id = await draft(stage)
  await stage.top.call.documents.issue({ id, issuedOn: today })
  return id
}

function enclosed(id: number): FormData {
  const data = new FormData()
  data.set('id', String(id))
  data.set('files', new File(['%PDF-1.7'], '采购方案.pdf'))
  return data
}

async function enclosure(stage: Stage) {
  const id = await draft(stage)
  const files = [new File(['%PDF-1.7'], '采购方案.pdf')]
  const [one] = await stage.top.call.documents.enclosures.add({ id, files })
  return { id, enclosureId: one?.id }
}

const ofDraft = (more: object = {}) => of(async (stage) => ({ id: await draft(stage), ...more }))
const ofIssued = (more: object = {}) => of(async (stage) => ({ id: await issued(stage), ...more }))

const template = builtInTemplate('request-general')
const content = template?.content as TemplateContent
const saved = (stage: Stage) => ({
  key: 'request-general',
  organizationId: stage.east1,
  kind: 'request' as const,
  name: '东一请示',
  content,
  reason,
})

export const documents: Record<string, Sample> = {
  'documents.list': seen(async (stage) => {
    await issued(stage)
    return { size: 200 }
  }),
  'documents.export': seen(async (stage) => {
    await issued(stage)
    return {}
  }),
  'documents.get': ofIssued(),
  'documents.draft': of(written),
  'documents.change': ofDraft({ signatory: '东一党员' }),
  'documents.discard': ofDraft(),
  'documents.preview': ofDraft(),
  'documents.issue': ofDraft({ issuedOn: today }),
  'documents.void': ofIssued({ reason }),
  'documents.file': ofIssued(),
  'documents.word': ofIssued(),
  'documents.enclosures.add': of(async (stage) => enclosed(await draft(stage))),
  'documents.enclosures.remove': of(enclosure),
  'documents.enclosures.file': of(enclosure),
  'documents.templates.list': of((stage) => ({ organizationId: stage.east1 })),
  'documents.templates.get': of((stage) => ({ key: 'request-general', organizationId: stage.east1 })),
  'documents.templates.version': of((stage) => ({
    key: 'request-general',
    organizationId: stage.east1,
    version: 0,
  })),
  'documents.templates.save': of(saved),
  'documents.templates.withdraw': of(async (stage) => {
    const { key, organizationId } = saved(stage)
    await stage.top.call.documents.templates.save(saved(stage))
    return { key, organizationId, reason }
  }),
  'documents.templates.preview': of((stage) => ({ organizationId: stage.east1, kind: 'request', content })),
  'documents.numbers.code': of((stage) => ({ id: stage.east1 })),
  'documents.numbers.setCode': of((stage) => ({ id: stage.east1, code: '东区一支' })),
}
