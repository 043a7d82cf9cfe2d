// question: 哪些地区之间有合作？ | Where do regions work together, and on what?
// param: region region optional only this region, on either side
// param: other region optional only with this region
// param: year integer optional only this year
// column: region the region that reports it
// column: other the region it works with
// column: year the year reported on
// column: mechanism what they work on
// column: evidence the sentence
// column: region_id the reporting region's id
// column: other_id the other region's id
// column: report the report that says so
MATCH (r:Region)-[a:COOPERATES_WITH]->(o:Region)
WHERE a.year >= coalesce($year, 0) AND a.year <= coalesce($year, 9999)
  AND ($region IS NULL OR r.id = $region OR o.id = $region)
  AND ($other IS NULL OR r.id = $other OR o.id = $other)
RETURN r.name AS region, o.name AS other, a.year AS year, a.mechanism AS mechanism, a.evidence AS evidence,
       r.id AS region_id, o.id AS other_id, a.report AS report
ORDER BY year, region_id, other_id, report, a.start
