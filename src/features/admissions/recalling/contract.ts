import { z } from 'zod'
import { day, endpoint, reason } from '#basics/contract.ts'
import { actKeys } from '../acts/rules.ts'
import { materialKeys } from '../materials/rules.ts'
import { Admission, Details } from '../reading/contract.ts'

const id = z.number().int().positive()

const Recalled = z.object({
  act: z.enum(actKeys),
  on: day,
  passed: z.boolean().default(true),
  details: Details.default({}),
  lateBecause: reason.nullable().default(null),
  materials: z
    .array(z.object({ material: z.enum(materialKeys), datedOn: day }))
    .max(10)
    .default([]),
})

/** 补录: a file that was begun on paper. It changes nothing in the register and must agree with it. */
export const recall = endpoint
  .meta({ permission: 'admissions.approve' })
  .route({ method: 'POST', path: '/recalled-admissions', summary: '补录纸质发展档案' })
  .input(z.object({ personId: id, reason, entries: z.array(Recalled).min(1).max(200) }))
  .output(Admission)
