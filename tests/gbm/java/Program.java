// A program as they were written for Google Business Messages in Java, with no address of ours in it. Arguments: key file,
// conversation, text. Says that it is typing, writes the text twice with one id, marks it read by the PATCH that Java sends
// as POST; prints the names of what was made, one JSON line.
import com.google.api.client.googleapis.auth.oauth2.GoogleCredential;
import com.google.api.client.googleapis.javanet.GoogleNetHttpTransport;
import com.google.api.client.googleapis.services.AbstractGoogleClientRequest;
import com.google.api.client.googleapis.services.json.AbstractGoogleJsonClient;
import com.google.api.client.googleapis.services.json.AbstractGoogleJsonClientRequest;
import com.google.api.client.http.HttpTransport;
import com.google.api.client.json.GenericJson;
import com.google.api.client.json.JsonFactory;
import com.google.api.client.json.jackson2.JacksonFactory;
import com.google.api.client.util.Key;
import java.io.FileInputStream;
import java.util.Collections;
import java.util.UUID;

public final class Program {
    static final class Client extends AbstractGoogleJsonClient {
        Client(Builder builder) { super(builder); }
        static final class Builder extends AbstractGoogleJsonClient.Builder {
            Builder(HttpTransport transport, JsonFactory json, GoogleCredential credential) {
                super(transport, json, "https://businessmessages.googleapis.com/", "", credential, false);
            }
            @Override public Builder setApplicationName(String name) {
                super.setApplicationName(name);
                return this;
            }
            @Override public Client build() { return new Client(this); }
        }
    }

    public static final class Call extends AbstractGoogleJsonClientRequest<GenericJson> {
        @Key public String name;
        @Key public String eventId;
        Call(Client client, String method, String path, String name, Object body) {
            super(client, method, path, body, GenericJson.class);
            this.name = name;
        }
    }

    public static void main(String[] arguments) throws Exception {
        JsonFactory json = JacksonFactory.getDefaultInstance();
        GoogleCredential credential = GoogleCredential.fromStream(new FileInputStream(arguments[0]))
            .createScoped(Collections.singleton("https://www.googleapis.com/auth/businessmessages"));
        credential.refreshToken();
        Client client = new Client.Builder(GoogleNetHttpTransport.newTrustedTransport(), json, credential)
            .setApplicationName("a bot").build();
        String parent = "conversations/" + arguments[1];
        GenericJson bot = new GenericJson().set("representativeType", "BOT").set("displayName", "Java");

        Call typing = new Call(client, "POST", "v1/{+name}/events", parent,
            new GenericJson().set("eventType", "TYPING_STARTED").set("representative", bot));
        typing.eventId = UUID.randomUUID().toString();
        Object event = typing.execute().get("name");

        GenericJson message = new GenericJson().set("messageId", UUID.randomUUID().toString())
            .set("representative", bot).set("text", arguments[2]);
        GenericJson first = new Call(client, "POST", "v1/{+name}/messages", parent, message).execute();
        GenericJson again = new Call(client, "POST", "v1/{+name}/messages", parent, message).execute();
        GenericJson receipt = new Call(client, "PATCH", "v1/{+name}", first.get("name") + "/receipt",
            new GenericJson().set("receiptType", "READ")).execute();
        System.out.println(json.toString(new GenericJson().set("event", event).set("first", first.get("name"))
            .set("again", again.get("name")).set("text", first.get("text")).set("receipt", receipt.get("receiptType"))));
    }
}
