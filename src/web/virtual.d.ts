/// <reference types="vite/client" />
declare module 'virtual:contracts' {
  export const contracts: import('@orpc/contract').AnyContractRouter
}
