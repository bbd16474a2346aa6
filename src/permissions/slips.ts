/** How the endpoints of 纸质表单 are asked: see sample.ts. Each form is of a member of its own. */
import sharp from 'sharp'
import { of, open, reason, type Sample, seen } from './sample.ts'
import type { Stage } from './stage.ts'

/** A white page: nothing on it can be read. */
async function photo(name = '东一.png') {
  const white = { width: 60, height: 80, channels: 3, background: '#fff' } as const
  const bytes = await sharp({ create: white }).png().toBuffer()
  return new File([Uint8Array.from(bytes)], name, { type: 'image/png' })
}

/** A form that was printed in the branch. */
async function printed(stage: Stage) {
  const branch = await stage.caller('branch', 'inside', false)
  const subjectId = await stage.person()
  await branch.fetch(`/api/slips/print.pdf?kind=recordCheck&subjectId=${subjectId}`)
  const [slip] = await branch.call.slips.ofSubject({ kind: 'recordCheck', subjectId })
  return { subjectId, id: slip?.id ?? 0, token: slip?.token ?? '' }
}

/** A page that could not be read, of the branch. */
async function unread(stage: Stage) {
  const branch = await stage.caller('branch', 'inside', false)
  const { pages } = await branch.call.slips.scans.bring({ files: await photo() })
  return pages[0]?.id ?? 0
}

async function filed(stage: Stage) {
  const branch = await stage.caller('branch', 'inside', false)
  const [id, { token }] = [await unread(stage), await printed(stage)]
  await branch.call.slips.scans.place({ id, slipToken: token })
  return id
}

async function scanForm(): Promise<FormData> {
  const form = new FormData()
  form.set('files', await photo('扫描.png'))
  return form
}

export const slips: Record<string, Sample> = {
  'slips.list': seen(async (stage) => {
    await printed(stage)
    return { size: 200 }
  }),
  'slips.export': seen(),
  'slips.get': of(async (stage) => ({ id: (await printed(stage)).id })),
  'slips.at': of(async (stage) => ({ token: (await printed(stage)).token })),
  'slips.ofSubject': seen(async (stage) => ({
    kind: 'recordCheck',
    subjectId: (await printed(stage)).subjectId,
  })),
  'slips.print': of(async (stage) => ({ kind: 'recordCheck', subjectId: await stage.person() })),
  'slips.printOwn': open({ kind: 'recordCheck', subjectId: 1 }),
  'slips.scans.bring': open(scanForm),
  'slips.scans.list': seen(async (stage) => {
    await unread(stage)
    return { size: 200 }
  }),
  'slips.scans.export': seen({ box: 'all' }),
  'slips.scans.place': of(async (stage) => ({
    id: await unread(stage),
    slipToken: (await printed(stage)).token,
  })),
  'slips.scans.setAside': of(async (stage) => ({ id: await unread(stage), reason })),
  'slips.scans.takeOut': of(async (stage) => ({ id: await filed(stage), reason })),
  'slips.scans.picture': of(async (stage) => ({ id: await filed(stage) })),
  'slips.scans.original': of(async (stage) => ({ id: await filed(stage) })),
}
