/** Which keys may be set on a service, and does the document tell of each? */
package cc.xtracker.k8s.configuration;
