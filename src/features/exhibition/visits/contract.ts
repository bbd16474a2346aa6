import { z } from 'zod'
import { endpoint, pageInput, pageOf } from '#basics/contract.ts'
import { sensitivities } from '#basics/sensitivity.ts'
import { exhibitKinds, exhibitSizes, hallThemes, relicForms } from '../halls/plan/rules.ts'
import { Picture } from '../pictures/contract.ts'
import { hotspotKinds } from '../rules.ts'

const id = z.number().int().positive()

const Hotspot = z.object({
  id,
  yaw: z.number(),
  pitch: z.number(),
  kind: z.enum(hotspotKinds),
  exhibitId: id.nullable(),
  /** Of another hall: the first one there. */
  viewpointId: id.nullable(),
  label: z.string(),
  text: z.string().nullable(),
})
const Viewpoint = z.object({
  id,
  key: z.string(),
  title: z.string(),
  heading: z.number(),
  position: z.array(z.number()).nullable(),
  preview: z.string(),
  panorama: z.string(),
  tiles: z
    .object({
      columns: z.number().int(),
      rows: z.number().int(),
      width: z.number().int(),
      /** With {column} and {row} in it. */
      address: z.string(),
    })
    .nullable(),
  hotspots: z.array(Hotspot),
})
const Exhibit = z.object({
  id,
  kind: z.enum(exhibitKinds),
  size: z.enum(exhibitSizes),
  form: z.enum(relicForms).nullable(),
  year: z.string().nullable(),
  title: z.string(),
  place: z.string().nullable(),
  text: z.string(),
  narration: z.string().nullable(),
  source: z.string().nullable(),
  alt: z.string().nullable(),
  picture: Picture.nullable(),
  still: Picture.nullable(),
})
const Hall = z.object({
  id,
  title: z.string(),
  theme: z.enum(hallThemes).nullable(),
  words: z.string(),
  caption: z.string(),
  narration: z.string().nullable(),
  light: z.string().nullable(),
  exhibits: z.array(Exhibit),
  viewpoints: z.array(Viewpoint),
})
export const Visit = z.object({
  id,
  title: z.string(),
  subtitle: z.string().nullable(),
  introduction: z.string(),
  cover: Picture.nullable(),
  organizationName: z.string(),
  sensitivity: z.enum(sensitivities),
  /** Null in the preview of the desk. */
  publishedAt: z.string().nullable(),
  version: z.number().int(),
  halls: z.array(Hall),
})

const Line = Visit.omit({ halls: true }).extend({
  halls: z.number().int(),
  exhibits: z.number().int(),
})

const read = endpoint.meta({ permission: 'exhibition.read' })

/** 观展: the published exhibitions, each to those it is meant for. */
export const visits = {
  list: read
    .route({ method: 'GET', path: '/exhibitions', summary: '可以参观的展览' })
    .input(z.object({ ...pageInput, text: z.string().trim().max(50).optional() }))
    .output(pageOf(Line)),
  get: read
    .route({ method: 'GET', path: '/exhibitions/{id}', summary: '一个展览的全部展厅和展品' })
    .input(z.object({ id }))
    .output(Visit),
}
