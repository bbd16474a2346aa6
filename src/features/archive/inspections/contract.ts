import { z } from 'zod'
import { endpoint } from '#basics/contract.ts'

const Inspection = z.object({
  id: z.number().int(),
  runAt: z.string(),
  runBy: z.string(),
  items: z.number().int(),
  bytes: z.number().int(),
  faults: z.array(z.object({ archiveNumber: z.string(), fault: z.string() })),
})

const manage = endpoint.meta({ permission: 'archive.manage' })

/** 档案巡检: every package opened and compared, each week and when asked for. */
export const inspections = {
  list: manage
    .route({ method: 'GET', path: '/archive-inspections', summary: '档案巡检记录' })
    .output(z.array(Inspection)),
  run: manage
    .route({ method: 'POST', path: '/archive-inspections', summary: '立即巡检全部档案包' })
    .output(Inspection),
  rebuild: manage
    .route({ method: 'POST', path: '/archive/catalogue', summary: '由档案包重建目录' })
    .output(z.object({ restored: z.number().int(), known: z.number().int() })),
}
