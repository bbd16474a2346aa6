import type { Powers } from '#basics/contract.ts'

export const contract = {}

export const powers: Powers = {}
