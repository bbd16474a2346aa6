import type { MeasureKey } from '../../../measures/rules.ts'
import type { Severity } from '../../../severities/rules.ts'
import type { Addressee, Definition, Lead, Level, Rule } from '../../rules.ts'

export const months = (...counts: number[]): Lead[] => counts.map((count) => ({ count, unit: 'months' }))
export const days = (...counts: number[]): Lead[] => counts.map((count) => ({ count, unit: 'days' }))

export const self: Addressee = { level: 'self' }
export const secretary: Addressee = { level: 'own', post: 'secretary' }
export const office: Addressee = { level: 'own' }
export const above: Addressee = { level: 'above' }
export const top: Addressee = { level: 'top' }

type Law = [regulation: string, article: string]
type Said = {
  measure: MeasureKey
  name: string
  severity: Severity
  leads: Lead[]
  to: Addressee[]
  law: Law
  text: string
  advice: string
  number?: number
  /** After so many days the level above is told. */
  escalation?: [afterDays: number, to: Level]
  mandatory?: true
}

/** A rule that comes with the platform, in its first version. */
export function comesWith(key: string, said: Said): Rule {
  const { measure, law, number, escalation, mandatory, ...rest } = said
  const definition: Definition = {
    ...rest,
    enabled: true,
    number: number ?? null,
    escalation: escalation ? { afterDays: escalation[0], to: escalation[1] } : null,
    regulation: law[0],
    article: law[1],
    mandatory: mandatory ?? false,
  }
  return { key, measure, version: 1, definition }
}

/** Regulations by their full names, as they are cited. Grades of their numbers stand beside the rules. */
export const laws = {
  branch: '《中国共产党支部工作条例（试行）》',
  election: '《中国共产党基层组织选举工作条例》',
  admission: '《中国共产党发展党员工作细则》',
  constitution: '《中国共产党章程》',
  education: '《中国共产党党员教育管理工作条例》',
  dues: '《关于中国共产党党费收缴、使用和管理的规定》',
  statistics: '党内统计年报表填报与审核要求',
  collection: '党员基本信息采集要求',
  papers: '《党政机关公文处理工作条例》',
  archive: 'GB/T 18894《电子文件归档与电子档案管理规范》',
  institute: '本单位工作要求',
} as const
