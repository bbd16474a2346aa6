import type { Powers } from '#basics/contract.ts'

/** Nothing is asked of meetings by themselves: each is recorded and read with the affair that it belongs to. */
export const contract = {}

export const powers: Powers = {}
