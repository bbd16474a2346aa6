import { maskIdentityNumber, maskPhone } from './identity-number.ts'

/** 燕平****: what it begins with, so that whoever knows it recognises it; of a short one nothing. */
export function maskAddress(address: string): string {
  const letters = [...address]
  return letters.length < 6 ? '****' : `${letters.slice(0, 2).join('')}****`
}

/** What of a person is sealed at rest and shown masked, and how each is masked. */
const masks = { identityNumber: maskIdentityNumber, phone: maskPhone, homeAddress: maskAddress }
export type MaskedField = keyof typeof masks
export const maskedFields = Object.keys(masks) as [MaskedField]

export const isMasked = (field: string): field is MaskedField => field in masks
export const masked = (field: MaskedField, value: string): string => masks[field](value)

/** Masked, if it is not so already: the masks of all of them hold four stars, and none of the values. */
export const keptMasked = (field: MaskedField, value: string): string =>
  value === '' || value.includes('****') ? value : masked(field, value)
