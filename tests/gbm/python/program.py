"""A program as they were written for Google Business Messages, with the official client and no address of ours in it.

program.py KEY_FILE CONVERSATION TEXT: says that it is typing, writes TEXT twice with one id, reads a receipt; prints the
names of what was made, one JSON line."""
import json
import sys
import uuid

from businessmessages import businessmessages_v1_client as bm_client
from businessmessages.businessmessages_v1_messages import (
    BusinessmessagesConversationsEventsCreateRequest, BusinessmessagesConversationsMessagesCreateRequest,
    BusinessMessagesEvent, BusinessMessagesMessage, BusinessMessagesRepresentative)
from apitools.base.py import exceptions
from oauth2client.service_account import ServiceAccountCredentials


def main():
    key_file, conversation, text = sys.argv[1:]
    credentials = ServiceAccountCredentials.from_json_keyfile_name(
        key_file, scopes=['https://www.googleapis.com/auth/businessmessages'])
    client = bm_client.BusinessmessagesV1(credentials=credentials)
    bot = BusinessMessagesRepresentative(
        representativeType=BusinessMessagesRepresentative.RepresentativeTypeValueValuesEnum.BOT, displayName='Python')
    parent = 'conversations/' + conversation
    typing = client.conversations_events.Create(BusinessmessagesConversationsEventsCreateRequest(
        eventId=str(uuid.uuid4().int), parent=parent, businessMessagesEvent=BusinessMessagesEvent(
            eventType=BusinessMessagesEvent.EventTypeValueValuesEnum.TYPING_STARTED, representative=bot)))
    message = BusinessMessagesMessage(messageId=str(uuid.uuid4().int), representative=bot, text=text)
    request = BusinessmessagesConversationsMessagesCreateRequest(businessMessagesMessage=message, parent=parent)
    first = client.conversations_messages.Create(request=request)
    again = client.conversations_messages.Create(request=request)
    try:
        client.conversations_messages.Create(BusinessmessagesConversationsMessagesCreateRequest(
            businessMessagesMessage=message, parent='conversations/00000000-0000-7000-8000-000000000000'))
        unknown = 'accepted'
    except exceptions.HttpForbiddenError as error:
        unknown = json.loads(error.content)['error']['status']
    print(json.dumps({'event': typing.name, 'first': first.name, 'again': again.name, 'text': first.text, 'unknown': unknown}))


main()
