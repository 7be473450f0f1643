import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.MongoVersion;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.util.List;

/** A server that speaks MongoDB's wire protocol on loopback and keeps its data in an H2 file. */
class MongoOnH2 {
  /** The oldest server that MongoDB's driver speaks to; of itself this one calls itself older. */
  private static class Oldest implements MongoVersion {
    @Override
    public List<Integer> getVersionArray() {
      return List.of(4, 4, 0);
    }

    @Override
    public int getWireVersion() {
      return 9;
    }
  }

  public static void main(String[] given) {
    MongoServer server = new MongoServer(new H2Backend(given[0]).version(new Oldest()));
    Runtime.getRuntime().addShutdownHook(new Thread(server::shutdownNow));
    server.bind("127.0.0.1", 0);
    System.out.println("port " + server.getLocalAddress().getPort());
  }
}
