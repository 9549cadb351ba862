import { describe, it } from 'vitest'
import {
  account,
  checkedOut,
  closed,
  ended,
  filed,
  granted,
  inUse,
  LEA,
  nth,
  REQ,
} from '../../support/facts'
import { given, told } from '../../support/resource-spec'

const retire = (accountName: string | null) =>
  told('root', {
    type: 'retire',
    accountId: accountName === null ? null : account(accountName).id,
    reason: 'Gone.',
  })

describe('retiring', () => {
  it('a resource cancels what is asked for and ends what is held', () =>
    given(...inUse, granted, nth(2, filed('bo')))
      .when(retire(null))
      .causes(
        { type: 'request.cancelled', requestId: nth(2, filed('bo')).requestId },
        { type: 'lease.ended', leaseId: LEA, ending: 'retired' },
      ))

  it('an account touches nothing of another account', () =>
    given(filed('ana'), nth(2, filed('bo', {}, { account: account('reader') })))
      .when(retire('reader'))
      .causes({
        type: 'request.cancelled',
        requestId: nth(2, filed('bo')).requestId,
        reason: 'Gone.',
      }))

  it('does nothing to what is over', () =>
    given(filed('ana'), checkedOut('ana'), granted, ended(), closed)
      .when(retire(null))
      .causesNothing())

  it('causes nothing where nobody has anything', () => {
    given().when(retire(null)).causesNothing()
    given(filed('ana', {}, { requestId: REQ }))
      .when(retire('reader'))
      .causesNothing()
  })
})
