package cc.xtracker.binding.postgres;

import cc.xtracker.model.click.Attribution;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The columns of a click that say where it came from. */
final class AttributionColumns {
  private AttributionColumns() {}

  /** Sets the nine parameters from this one on, in the order of the record. */
  static void set(PreparedStatement statement, int first, Attribution from) throws SQLException {
    statement.setString(first, from.fbclid());
    statement.setString(first + 1, from.campaignId());
    statement.setString(first + 2, from.campaignName());
    statement.setString(first + 3, from.adsetId());
    statement.setString(first + 4, from.adsetName());
    statement.setString(first + 5, from.adId());
    statement.setString(first + 6, from.adName());
    statement.setString(first + 7, from.placement());
    statement.setString(first + 8, from.country());
  }

  static Attribution get(ResultSet row) throws SQLException {
    return new Attribution(
        row.getString("fbclid"),
        row.getString("campaign_id"),
        row.getString("campaign_name"),
        row.getString("adset_id"),
        row.getString("adset_name"),
        row.getString("ad_id"),
        row.getString("ad_name"),
        row.getString("placement"),
        row.getString("country"));
  }
}
