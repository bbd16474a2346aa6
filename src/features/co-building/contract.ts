import type { Powers } from '#basics/contract.ts'
import { agreements } from './agreements/contract.ts'
import { batches } from './batches/contract.ts'
import { board } from './board/contract.ts'
import { derivationContract } from './derivation/contract.ts'
import { distributions } from './distributions/contract.ts'
import { plan } from './plan/contract.ts'
import { projects } from './projects/contract.ts'
import { receipts } from './receipts/contract.ts'
import { scenarios } from './scenarios/contract.ts'
import { villages } from './villages/contract.ts'

/** 政企村共建: projects that committees lead, a company invests in, an enterprise operates, and villages share. */
export const contract = {
  projects,
  agreements,
  batches,
  receipts,
  plan,
  scenarios,
  distributions,
  villages,
  board,
  derivation: derivationContract,
}

const offices = ['branch', 'committee', 'politicalWorkDepartment'] as const

export const powers: Powers = {
  'coBuilding.read': offices,
  /** To lead projects and keep the record of villages. */
  'coBuilding.lead': ['committee', 'politicalWorkDepartment'],
  /** To write down what a village received, and what it earned itself. */
  'coBuilding.pay': offices,
}
